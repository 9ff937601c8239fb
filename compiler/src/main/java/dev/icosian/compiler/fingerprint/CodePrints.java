package dev.icosian.compiler.fingerprint;

import dev.icosian.Materializer;
import dev.icosian.NodeModifier;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModifierUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fingerprints of the user code behind the nodes of a dataflow. Not thread safe. */
public final class CodePrints {
    /** How code is fingerprinted: a manifest says it, and prints of different schemes cannot be compared. */
    public static final int SCHEME = Prints.SCHEME;

    private final ResolvedDataflow dataflow;
    private final CodeRoots roots;
    private final EntryPoints entryPoints;
    private final List<String> libraries;
    private final Entered entered;
    private @Nullable Prints prints;
    private @Nullable Print @Nullable [] byNode;
    private final Map<String, Set<String>> subjectsByUnknown = new TreeMap<>();

    private CodePrints(
            ResolvedDataflow dataflow,
            CodeRoots roots,
            List<String> libraries,
            Collection<Materializer<?>> materializers) {
        this.dataflow = dataflow;
        this.roots = roots;
        this.libraries = libraries;
        entryPoints = new EntryPoints(roots);
        List<ResolvedNode> nodes = dataflow.resolved();
        Object[] ofNodes = new Object[nodes.size()];
        for (int i = 0; i < ofNodes.length; i++) {
            ofNodes[i] = nodes.get(i).body() instanceof Body.Function function
                    ? function.method()
                    : entryPoints.of(nodes.get(i));
        }
        entered = new Entered(ofNodes, List.copyOf(beside(materializers, nodes).values()));
    }

    /**
     * Returns the fingerprints of a dataflow, with the code roots that its pipeline declares, or else the default.
     *
     * @param materializers all that its values may go through
     */
    public static CodePrints of(
            Declaration declaration, ResolvedDataflow dataflow, Collection<Materializer<?>> materializers) {
        return new CodePrints(dataflow, CodeRoots.of(declaration, dataflow), declaration.libraries(), materializers);
    }

    private Prints prints() {
        Prints made = prints;
        if (made == null) {
            made = KnownPrints.of(roots, libraries, entered);
            prints = made;
        }
        return made;
    }

    /** Returns the package prefixes of user code, sorted. */
    public List<String> roots() {
        return roots.asList();
    }

    /** Returns the fingerprints of the nodes in the order of the dataflow, null for those that have no user code. */
    public @Nullable Print[] ofNodes() {
        @Nullable Print[] known = byNode;
        if (known == null) {
            known = eachNode();
            byNode = known;
        }
        return known;
    }

    private @Nullable Print[] eachNode() {
        List<ResolvedNode> nodes = dataflow.resolved();
        @Nullable Print[] result = new Print[nodes.size()];
        for (int i = 0; i < result.length; i++) {
            ResolvedNode node = nodes.get(i);
            String version = node.codeVersion();
            if (version != null) {
                result[i] = new Print("version:" + version, Map.of(), "", Map.of());
                continue;
            }
            Reached reached = entered.reached(i, prints());
            if (reached != null) {
                result[i] = reached.print();
                if (!reached.print().unknown().isEmpty()) {
                    isUnknown(reached.print(), "'" + node.name() + "'");
                }
            }
        }
        return result;
    }

    /** Returns the classes that the code of a node mentions and that do not count: neither user code nor the JDK's. */
    public Set<String> outside(ResolvedNode node) {
        return node.codeVersion() == null ? prints().of(entryPoints.of(node)).outside() : Set.of();
    }

    /**
     * Returns the fingerprints of what is user code beside functions, by {@code materializer:<id>} and
     * {@code modifier:<id>}: all of one id together.
     *
     * @param materializers of those that were given at the start
     * @param nodes of the dataflow
     */
    public Map<String, Print> ofOthers(Collection<Materializer<?>> materializers, Collection<ResolvedNode> nodes) {
        Map<String, Print> result = new TreeMap<>();
        beside(materializers, nodes).forEach((name, points) -> result.put(name, print(name, points)));
        return result;
    }

    private Map<String, Set<EntryPoint>> beside(
            Collection<Materializer<?>> materializers, Collection<ResolvedNode> nodes) {
        Map<String, Set<EntryPoint>> points = new TreeMap<>();
        Set<Materializer<?>> each = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Materializer<?> materializer : materializers) {
            if (!each.add(materializer)) {
                // Thousands of nodes share a few.
                continue;
            }
            add("materializer:" + materializer.id(), entryPoints.of(materializer), points);
        }
        for (ResolvedNode node : nodes) {
            if (node.modifiers().isEmpty()) {
                continue;
            }
            for (ModifierUse use : node.modifiers()) {
                NodeModifier modifier = use.modifier();
                if (modifier != null) {
                    add("modifier:" + use.id(), entryPoints.objects(List.of(modifier.getClass())), points);
                }
            }
        }
        return points;
    }

    private static void add(String name, Set<EntryPoint> points, Map<String, Set<EntryPoint>> all) {
        if (!points.isEmpty()) {
            all.computeIfAbsent(name, key -> new LinkedHashSet<>()).addAll(points);
        }
    }

    private Print print(String subject, Set<EntryPoint> points) {
        Print print = prints().of(points).print();
        if (!print.unknown().isEmpty()) {
            isUnknown(print, subject);
        }
        return print;
    }

    private void isUnknown(Print print, String subject) {
        subjectsByUnknown
                .computeIfAbsent(print.unknown(), why -> new LinkedHashSet<>())
                .add(subject);
    }

    /** Returns what is not known of the code asked for so far: steps with it are reused within their run only. */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        subjectsByUnknown.forEach((why, subjects) -> warnings.add(CodeUnknown.warning(why, List.copyOf(subjects))));
        return Collections.unmodifiableList(warnings);
    }
}
