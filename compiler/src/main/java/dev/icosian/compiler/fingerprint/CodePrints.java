package dev.icosian.compiler.fingerprint;

import dev.icosian.Materializer;
import dev.icosian.NodeModifier;
import dev.icosian.Problem;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.MadeOfFunctions;
import dev.icosian.internal.ModifierUse;
import java.util.ArrayList;
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
    private final Map<String, List<String>> nodesByUnknown = new TreeMap<>();

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
    public Map<String, CodePrint> ofNodes() {
        Map<String, CodePrint> prints = new TreeMap<>();
        for (ResolvedNode node : dataflow.resolved()) {
            String version = node.codeVersion();
            if (version != null) {
                prints.put(node.name(), new CodePrint("version:" + version, Map.of(), ""));
                continue;
            }
            Set<Class<?>> classes = classesOf(node);
            if (classes.isEmpty()) {
                continue;
            }
            CodePrint print = closures.of(classes).print();
            prints.put(node.name(), print);
            if (!print.unknown().isEmpty()) {
                nodesByUnknown
                        .computeIfAbsent(print.unknown(), why -> new ArrayList<>())
                        .add("'" + node.name() + "'");
            }
        }
        return prints;
    }

    /** Returns the classes that the code of a node mentions and that do not count: neither user code nor the JDK's. */
    public Set<String> outside(ResolvedNode node) {
        return node.codeVersion() == null ? closures.of(classesOf(node)).outside() : Set.of();
    }

    /** Adds the fingerprint of a materializer, if it is user code. */
    public void addMaterializer(Materializer<?> materializer, Map<String, CodePrint> prints) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        addUserClass(materializer.getClass(), classes);
        if (materializer instanceof MadeOfFunctions made) {
            made.functions().forEach(function -> addUserClass(function.getClass(), classes));
        }
        add("materializer:" + materializer.id(), classes, prints);
    }

    /** Adds the fingerprints of a node's modifiers, of those that are user code. */
    public void addModifiers(ResolvedNode node, Map<String, CodePrint> prints) {
        for (ModifierUse use : node.modifiers()) {
            NodeModifier modifier = use.modifier();
            if (modifier != null) {
                Set<Class<?>> classes = new LinkedHashSet<>();
                addUserClass(modifier.getClass(), classes);
                add("modifier:" + use.id(), classes, prints);
            }
        }
    }

    private void add(String name, Set<Class<?>> classes, Map<String, CodePrint> prints) {
        if (classes.isEmpty()) {
            return;
        }
        CodePrint print = closures.of(classes).print();
        prints.put(name, print);
        if (!print.unknown().isEmpty()) {
            List<String> subjects = nodesByUnknown.computeIfAbsent(print.unknown(), why -> new ArrayList<>());
            if (!subjects.contains(name)) {
                subjects.add(name);
            }
        }
    }

    /** Returns what is not known of the code asked for so far: steps with it are reused within their run only. */
    public List<Problem> warnings() {
        List<Problem> warnings = new ArrayList<>();
        nodesByUnknown.forEach((why, subjects) -> warnings.add(CodeUnknown.warning(why, subjects)));
        return Collections.unmodifiableList(warnings);
    }

    private Set<Class<?>> classesOf(ResolvedNode node) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        if (node.body() instanceof Body.Function function) {
            classes.add(function.method().getDeclaringClass());
        }
        if (node.body() instanceof Body.Operation operation) {
            operation.code().forEach(type -> addUserClass(type, classes));
        }
        return classes;
    }

    private void addUserClass(Class<?> type, Set<Class<?>> classes) {
        Class<?> host = host(type);
        if (roots.isUserCode(host.getName())) {
            classes.add(host);
        }
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
