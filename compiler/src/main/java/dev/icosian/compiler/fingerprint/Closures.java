package dev.icosian.compiler.fingerprint;

import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What classes reach: all user classes that they mention, directly or not, and where one of those is a supertype, its
 * subtypes among the classes of the pipeline, since a call may end in them. Not thread safe.
 */
final class Closures {
    private final CodeRoots roots;
    private final Map<Loader, UserClasses> classes = new HashMap<>();
    private final Map<String, Set<String>> subtypes = new HashMap<>();
    private final Map<Set<Class<?>>, Closure> closures = new HashMap<>();

    Closures(CodeRoots roots, Collection<Class<?>> ofPipeline) {
        this.roots = roots;
        ofPipeline.forEach(this::addSubtypes);
    }

    private void addSubtypes(Class<?> start) {
        UserClasses userClasses = classes(start);
        for (String name : reached(userClasses, start.getName())) {
            for (String supertype : userClasses.print(name).supertypes()) {
                subtypes.computeIfAbsent(supertype, key -> new TreeSet<>()).add(name);
            }
        }
    }

    /** Returns what classes reach together; of equal sets the same object. */
    Closure of(Set<Class<?>> starts) {
        Closure known = closures.get(starts);
        if (known != null) {
            return known;
        }
        Map<String, String> parts = new TreeMap<>();
        Set<String> outside = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (Class<?> start : starts) {
            UserClasses userClasses = classes(start);
            if (start.isHidden()) {
                unknown.add(start.getName() + " is a hidden class");
                continue;
            }
            for (String name : reached(userClasses, start.getName())) {
                ClassPrint print = userClasses.print(name);
                parts.put(name, print.digest());
                outside.addAll(print.outside());
                if (!print.unknown().isEmpty()) {
                    unknown.add(print.unknown());
                }
            }
        }
        Closure closure = new Closure(print(parts, String.join("; ", unknown)), outside);
        closures.put(starts, closure);
        return closure;
    }

    private Set<String> reached(UserClasses userClasses, String start) {
        Set<String> seen = new HashSet<>();
        Deque<String> stack = new ArrayDeque<>();
        seen.add(start);
        stack.push(start);
        while (!stack.isEmpty()) {
            String name = stack.pop();
            push(userClasses.print(name).reaches(), seen, stack);
            push(subtypes.getOrDefault(name, Set.of()), seen, stack);
        }
        return seen;
    }

    private static void push(Set<String> names, Set<String> seen, Deque<String> stack) {
        for (String name : names) {
            if (seen.add(name)) {
                stack.push(name);
            }
        }
    }

    private static Print print(Map<String, String> parts, String unknown) {
        StringBuilder text = new StringBuilder("icosian/code/0\n");
        parts.forEach(
                (name, digest) -> text.append(name).append(' ').append(digest).append('\n'));
        return new Print("bytecode:" + Sha256.hex(text.toString().getBytes(StandardCharsets.UTF_8)), parts, unknown);
    }

    private UserClasses classes(Class<?> start) {
        return classes.computeIfAbsent(new Loader(start.getClassLoader()), key -> new UserClasses(roots, key.loader()));
    }

    /** @param outside classes that are mentioned and do not count */
    record Closure(Print print, Set<String> outside) {}

    private record Loader(@Nullable ClassLoader loader) {}
}
