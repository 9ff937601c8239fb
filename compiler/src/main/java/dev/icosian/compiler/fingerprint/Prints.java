package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFiles;
import dev.icosian.compiler.bytecode.Tokens;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.Utf8Order;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Prints of entry points: the digest of all parts that they reach. All entry points of a pipeline are given at the start,
 * since the objects that any of them makes decide where the calls of all end. Thread safe.
 */
final class Prints {
    /** Version of what a print says; part of what is hashed. */
    static final int SCHEME = 1;

    private static final String FIRST_LINE = "icosian/code/" + SCHEME + "\n";

    private final CodeRoots roots;
    private final Libraries libraries;
    private final Map<Loader, Reach> graphs = new LinkedHashMap<>();
    private final Map<Set<EntryPoint>, Reached> known = new HashMap<>();
    private final Map<Method, Reached> ofFunctions = new HashMap<>();
    private int visits;

    Prints(CodeRoots roots, Collection<EntryPoint> ofPipeline) {
        this(roots, List.of(), ofPipeline);
    }

    /** @param libraries package prefixes of those whose version counts */
    Prints(CodeRoots roots, Collection<String> libraries, Collection<EntryPoint> ofPipeline) {
        this.roots = roots;
        this.libraries = new Libraries(libraries, roots);
        Set<EntryPoint> all = new LinkedHashSet<>(ofPipeline);
        Map<Class<?>, List<EntryPoint>> byType = new LinkedHashMap<>();
        for (EntryPoint point : all) {
            byType.computeIfAbsent(point.type(), type -> new ArrayList<>()).add(point);
            graph(point);
        }
        graphs.forEach((loader, graph) -> byType.forEach((type, points) -> {
            if (loader.sees(type)) {
                points.forEach(point -> point.in(graph));
            }
        }));
        graphs.values().forEach(Reach::complete);
        rank();
    }

    private void rank() {
        List<Vertex> parts = new ArrayList<>();
        graphs.values()
                .forEach(graph -> graph.vertices().forEach(vertex -> {
                    if (!vertex.part().isEmpty()) {
                        parts.add(vertex);
                    }
                }));
        parts.sort(Utf8Order.by(Vertex::part));
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).rank(i);
        }
    }

    private Reach graph(EntryPoint point) {
        Loader loader = new Loader(point.type().getClassLoader());
        return graphs.computeIfAbsent(loader, each -> new Reach(new UserCode(roots, new ClassFiles(each.loader()))));
    }

    /** Returns what entry points of the pipeline reach together; of equal sets the same object. */
    synchronized Reached of(Set<EntryPoint> points) {
        Reached reached = known.get(points);
        if (reached == null) {
            reached = reached(points);
            known.put(points, reached);
        }
        return reached;
    }

    /** Returns what a function of the pipeline reaches; of equal ones the same object. */
    synchronized Reached of(Method function) {
        Reached reached = ofFunctions.get(function);
        if (reached == null) {
            reached = reached(Set.of(new EntryPoint.Function(function)));
            ofFunctions.put(function, reached);
        }
        return reached;
    }

    private Reached reached(Set<EntryPoint> points) {
        TreeSet<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        List<Vertex> parts = new ArrayList<>();
        TreeSet<String> outside = new TreeSet<>(Utf8Order.INSTANCE);
        TreeSet<String> unknown = new TreeSet<>(Utf8Order.INSTANCE);
        visits++;
        Deque<Vertex> open = new ArrayDeque<>();
        for (EntryPoint point : points) {
            names.add(point.name());
            visit(point.in(graph(point)), open);
        }
        while (!open.isEmpty()) {
            Vertex vertex = open.pop();
            if (!vertex.part().isEmpty()) {
                parts.add(vertex);
            }
            if (!vertex.unknown().isEmpty()) {
                unknown.add(vertex.unknown());
            }
            outside.addAll(vertex.outside());
            vertex.edges().forEach(next -> visit(next, open));
        }
        parts.sort((left, right) -> Integer.compare(left.rank(), right.rank()));
        ClassLoader loader =
                points.isEmpty() ? null : points.iterator().next().type().getClassLoader();
        List<Libraries.Library> counted = libraries.counted(outside, loader);
        counted.forEach(library -> unknown.add(library.unknown()));
        unknown.remove("");
        Map<String, String> used = libraries.versions(outside, loader);
        return new Reached(print(names, parts, counted, String.join("; ", unknown), used), outside);
    }

    private void visit(Vertex vertex, Deque<Vertex> open) {
        if (vertex.visit(visits)) {
            open.push(vertex);
        }
    }

    private static Print print(
            Set<String> names,
            List<Vertex> parts,
            List<Libraries.Library> libraries,
            String unknown,
            Map<String, String> versions) {
        Tokens tokens = new Tokens();
        tokens.addAll(names);
        StringBuilder text = new StringBuilder(FIRST_LINE).append(tokens).append('\n');
        Map<String, String> digests = new TreeMap<>();
        for (Vertex part : parts) {
            text.append(part.digest()).append('\n');
            digests.put(part.part(), part.digest());
        }
        for (Libraries.Library library : libraries) {
            text.append(library.digest()).append('\n');
            digests.put(library.part(), library.coordinates());
        }
        return new Print(
                "bytecode:" + Sha256.hex(text.toString().getBytes(StandardCharsets.US_ASCII)),
                digests,
                unknown,
                versions);
    }

    private record Loader(@Nullable ClassLoader loader) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Loader same && loader == same.loader;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(loader);
        }

        /** Returns whether the loader finds this very class by its name. */
        boolean sees(Class<?> type) {
            if (type.getClassLoader() == loader) {
                return true;
            }
            try {
                return Class.forName(type.getName(), false, loader) == type;
            } catch (ClassNotFoundException | LinkageError e) {
                return false;
            }
        }
    }
}
