package dev.icosian.compiler.fingerprint;

import dev.icosian.Materializer;
import dev.icosian.NodeModifier;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.MadeOfFunctions;
import dev.icosian.internal.ModifierUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fingerprints of the user code behind the nodes of a dataflow. Not thread safe. */
public final class CodePrints {
    private static final String LAMBDA = "$$Lambda";

    private final ResolvedDataflow dataflow;
    private final CodeRoots roots;
    private final Closures closures;
    private final Map<String, Set<String>> subjectsByUnknown = new TreeMap<>();

    private CodePrints(ResolvedDataflow dataflow, CodeRoots roots) {
        this.dataflow = dataflow;
        this.roots = roots;
        Set<Class<?>> ofPipeline = new LinkedHashSet<>();
        dataflow.resolved().forEach(node -> ofPipeline.addAll(classesOf(node)));
        closures = new Closures(roots, ofPipeline);
    }

    /** Returns the fingerprints of a dataflow, with the code roots that its pipeline declares, or else the default. */
    public static CodePrints of(Declaration declaration, ResolvedDataflow dataflow) {
        return new CodePrints(dataflow, CodeRoots.of(declaration, dataflow));
    }

    /** Returns the package prefixes of user code, sorted. */
    public List<String> roots() {
        return roots.asList();
    }

    /** Returns the fingerprint by node, of the nodes that have user code. */
    public Map<String, Print> ofNodes() {
        Map<String, Print> prints = new TreeMap<>();
        for (ResolvedNode node : dataflow.resolved()) {
            String version = node.codeVersion();
            if (version != null) {
                prints.put(node.name(), new Print("version:" + version, Map.of(), ""));
                continue;
            }
            Set<Class<?>> classes = classesOf(node);
            if (classes.isEmpty()) {
                continue;
            }
            prints.put(node.name(), print("'" + node.name() + "'", classes));
        }
        return prints;
    }

    /** Returns the classes that the code of a node mentions and that do not count: neither user code nor the JDK's. */
    public Set<String> outside(ResolvedNode node) {
        return node.codeVersion() == null ? closures.of(classesOf(node)).outside() : Set.of();
    }

    /**
     * Returns the fingerprints of what is user code beside functions, by {@code materializer:<id>} and
     * {@code modifier:<id>}: all of one id together.
     */
    public Map<String, Print> beside(Collection<Materializer<?>> materializers, Collection<ResolvedNode> nodes) {
        Map<String, Set<Class<?>>> classes = new TreeMap<>();
        for (Materializer<?> materializer : materializers) {
            String name = "materializer:" + materializer.id();
            add(name, materializer.getClass(), classes);
            if (materializer instanceof MadeOfFunctions made) {
                made.functions().forEach(function -> add(name, function.getClass(), classes));
            }
        }
        for (ResolvedNode node : nodes) {
            for (ModifierUse use : node.modifiers()) {
                NodeModifier modifier = use.modifier();
                if (modifier != null) {
                    add("modifier:" + use.id(), modifier.getClass(), classes);
                }
            }
        }
        Map<String, Print> prints = new TreeMap<>();
        classes.forEach((name, ofName) -> prints.put(name, print(name, ofName)));
        return prints;
    }

    private void add(String name, Class<?> type, Map<String, Set<Class<?>>> classes) {
        Class<?> host = host(type);
        if (roots.isUserCode(host.getName())) {
            classes.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(host);
        }
    }

    private Print print(String subject, Set<Class<?>> classes) {
        Print print = closures.of(classes).print();
        if (!print.unknown().isEmpty()) {
            subjectsByUnknown
                    .computeIfAbsent(print.unknown(), why -> new LinkedHashSet<>())
                    .add(subject);
        }
        return print;
    }

    /** Returns what is not known of the code asked for so far: steps with it are reused within their run only. */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        subjectsByUnknown.forEach((why, subjects) -> warnings.add(CodeUnknown.warning(why, List.copyOf(subjects))));
        return Collections.unmodifiableList(warnings);
    }

    private Set<Class<?>> classesOf(ResolvedNode node) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (node.body() instanceof Body.Function function) {
            classes.add(function.method().getDeclaringClass());
        }
        if (node.body() instanceof Body.Load load
                && roots.isUserCode(host(load.source().getClass()).getName())) {
            classes.add(host(load.source().getClass()));
        }
        if (node.body() instanceof Body.Operation operation) {
            operation.code().stream()
                    .map(CodePrints::host)
                    .filter(type -> roots.isUserCode(type.getName()))
                    .forEach(classes::add);
        }
        return classes;
    }

    /** A lambda has no class file; its code is in the class that it was written in. */
    private static Class<?> host(Class<?> type) {
        int at = type.getName().indexOf(LAMBDA);
        if (at < 0) {
            return type;
        }
        try {
            return Class.forName(type.getName().substring(0, at), false, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            return type;
        }
    }
}
