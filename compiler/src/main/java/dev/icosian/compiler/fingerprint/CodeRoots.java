package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Utf8Order;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The packages whose classes are user code. Two segments by default: too wide costs a computation more, too narrow a
 * stale result. The JDK and this library never are, even if a root includes them.
 */
final class CodeRoots {
    private static final int SEGMENTS = 2;

    /** This library's packages; those marked with a dot with all below them. */
    private static final List<String> LIBRARY = List.of(
            "dev.icosian",
            "dev.icosian.internal.",
            "dev.icosian.compiler.",
            "dev.icosian.runtime.",
            "dev.icosian.materializers.",
            "dev.icosian.cli.");

    private static final List<String> JDK =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.w3c.dom.", "org.xml.sax.");

    private final List<String> roots;

    private CodeRoots(Collection<String> roots) {
        TreeSet<String> sorted = new TreeSet<>(Utf8Order.INSTANCE);
        sorted.addAll(roots);
        this.roots = List.copyOf(sorted);
    }

    static CodeRoots of(Declaration declaration, ResolvedDataflow dataflow) {
        if (!declaration.codeRoots().isEmpty()) {
            return new CodeRoots(declaration.codeRoots());
        }
        TreeSet<String> roots = new TreeSet<>();
        if (declaration.spec() != null) {
            roots.add(root(declaration.spec()));
        }
        declaration.modules().forEach(module -> roots.add(root(module)));
        Set<Class<?>> modules = new HashSet<>(declaration.modules());
        for (ResolvedNode node : dataflow.resolved()) {
            if (node.body() instanceof Body.Function function && modules.add(function.module())) {
                roots.add(root(function.module()));
            }
        }
        return new CodeRoots(roots);
    }

    static CodeRoots of(String... roots) {
        return new CodeRoots(List.of(roots));
    }

    private static String root(Class<?> type) {
        String name = type.getPackageName();
        int end = -1;
        for (int i = 0; i < SEGMENTS; i++) {
            end = name.indexOf('.', end + 1);
            if (end < 0) {
                return name;
            }
        }
        return name.substring(0, end);
    }

    List<String> asList() {
        return roots;
    }

    boolean isUserCode(String className) {
        String packageName = packageOf(className);
        return roots.stream().anyMatch(root -> isIn(packageName, root)) && !isLibrary(packageName) && !isJdk(className);
    }

    /** Returns whether a class is neither user code nor the JDK's nor this library's. */
    boolean isOutside(String className) {
        return !isJdk(className) && !isLibrary(packageOf(className)) && !isUserCode(className);
    }

    private static boolean isIn(String packageName, String root) {
        return packageName.equals(root) || (!root.isEmpty() && packageName.startsWith(root + "."));
    }

    private static boolean isLibrary(String packageName) {
        return LIBRARY.stream()
                .anyMatch(entry ->
                        entry.endsWith(".") ? (packageName + ".").startsWith(entry) : packageName.equals(entry));
    }

    private static boolean isJdk(String className) {
        return JDK.stream().anyMatch(className::startsWith);
    }

    private static String packageOf(String className) {
        int dot = className.lastIndexOf('.');
        return dot < 0 ? "" : className.substring(0, dot);
    }
}
