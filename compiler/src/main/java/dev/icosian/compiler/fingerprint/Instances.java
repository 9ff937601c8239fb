package dev.icosian.compiler.fingerprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The user classes that the code of a pipeline makes objects of, and the calls on user types whose end the object decides.
 * Each tells the other as it grows. Not thread safe.
 */
final class Instances {
    private final UserCode classes;
    private final Linker linker;
    private final Set<String> made = new LinkedHashSet<>();
    private final Map<String, Set<String>> madeBySupertype = new LinkedHashMap<>();
    private final Map<String, List<Target>> targetsByOwner = new LinkedHashMap<>();

    /** Adds an edge from a call to a method in which it may end. */
    interface Linker {
        /** Is told each pair once or more. */
        void link(Vertex call, UserCode.Declared method);
    }

    private record Target(Vertex vertex, String name, String descriptor) {}

    Instances(UserCode classes, Linker linker) {
        this.classes = classes;
        this.linker = linker;
    }

    /** Adds a class of which an object is made. */
    void addMade(String type) {
        if (!made.add(type)) {
            return;
        }
        for (String supertype : classes.supertypes(type)) {
            madeBySupertype
                    .computeIfAbsent(supertype, name -> new LinkedHashSet<>())
                    .add(type);
            for (Target target : targetsByOwner.getOrDefault(supertype, List.of())) {
                link(target, type);
            }
        }
    }

    /** Adds a call on a type. */
    void addCall(Vertex vertex, String owner, String name, String descriptor) {
        Target target = new Target(vertex, name, descriptor);
        targetsByOwner.computeIfAbsent(owner, type -> new ArrayList<>()).add(target);
        for (String type : madeBySupertype.getOrDefault(owner, Set.of())) {
            link(target, type);
        }
    }

    private void link(Target target, String type) {
        classes.resolve(type, target.name(), target.descriptor())
                .forEach(method -> linker.link(target.vertex(), method));
    }
}
