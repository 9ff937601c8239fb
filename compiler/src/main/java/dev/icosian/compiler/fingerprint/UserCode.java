package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.ClassFiles;
import dev.icosian.compiler.bytecode.MethodFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** The user classes that one class loader sees, and what is inherited among them. Names are internal. Not thread safe. */
final class UserCode {
    /** Supertypes through which the JDK calls nothing but what every object has. */
    private static final Set<String> PLAIN = Set.of(
            "java/lang/Object",
            "java/lang/Record",
            "java/lang/Enum",
            "java/lang/Cloneable",
            "java/lang/annotation/Annotation",
            "java/io/Serializable");

    /** What every object has and the JDK may call. */
    private static final Set<String> OF_ALL_OBJECTS = Set.of(
            "equals(Ljava/lang/Object;)Z",
            "hashCode()I",
            "toString()Ljava/lang/String;",
            "clone()Ljava/lang/Object;",
            "finalize()V");

    private final CodeRoots roots;
    private final ClassFiles files;
    private final Map<String, Boolean> isUser = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();

    UserCode(CodeRoots roots, ClassFiles files) {
        this.roots = roots;
        this.files = files;
    }

    /** A method and the class that declares it. */
    record Declared(ClassFile owner, MethodFile method) {}

    /** Returns whether a name is that of a user class; an array is none. */
    boolean contains(String name) {
        return isUser.computeIfAbsent(name, each -> !each.startsWith("[") && roots.isUserCode(each.replace('/', '.')));
    }

    /** Returns whether a class is neither user code nor the JDK's nor this library's. */
    boolean isOutside(String name) {
        return !name.startsWith("[") && roots.isOutside(name.replace('/', '.'));
    }

    /** Returns a user class; null if it is none or cannot be read. */
    @Nullable
    ClassFile get(String name) {
        return contains(name) ? files.get(name) : null;
    }

    /** Returns why a user class is not known; empty if it is. */
    String unknown(String name) {
        return files.unknown(name);
    }

    /** Returns the user classes that a class is or inherits from, itself included. */
    Set<String> supertypes(String name) {
        Set<String> known = supertypes.get(name);
        if (known != null) {
            return known;
        }
        Set<String> all = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.remove();
            ClassFile file = get(next);
            if (!contains(next) || !all.add(next) || file == null) {
                continue;
            }
            if (file.superName() != null) {
                open.add(file.superName());
            }
            open.addAll(file.interfaces());
        }
        supertypes.put(name, Collections.unmodifiableSet(all));
        return all;
    }

    /**
     * Returns what a call may end in if the object is of this very class: the method of the class or of the nearest
     * superclass, else all that interfaces declare with a body; empty if user code has none.
     */
    List<Declared> resolve(String owner, String name, String descriptor) {
        ClassFile file = get(owner);
        while (file != null) {
            MethodFile method = file.method(name, descriptor);
            if (method != null) {
                return List.of(new Declared(file, method));
            }
            file = file.superName() == null ? null : get(file.superName());
        }
        List<Declared> found = new ArrayList<>();
        for (String supertype : supertypes(owner)) {
            ClassFile declaring = get(supertype);
            MethodFile method = declaring == null ? null : declaring.method(name, descriptor);
            if (declaring != null && method != null && declaring.isInterface() && !method.isAbstract()) {
                found.add(new Declared(declaring, method));
            }
        }
        return found;
    }

    /** Returns the class that declares a field, which may be a supertype; null if no user class does. */
    @Nullable
    ClassFile declaring(String owner, String field) {
        for (String supertype : supertypes(owner)) {
            ClassFile file = get(supertype);
            if (file != null && file.field(field) != null) {
                return file;
            }
        }
        return null;
    }

    /**
     * Returns the methods of an object that code outside may call: those that every object has, and if a supertype is not
     * user code, all that are not private to user code, since any of them may implement what that supertype declares.
     */
    List<Declared> callableFromOutside(String name) {
        boolean isOpen = false;
        for (String supertype : supertypes(name)) {
            ClassFile file = get(supertype);
            isOpen |= file == null
                    || isOpen(file.superName())
                    || file.interfaces().stream().anyMatch(this::isOpen);
        }
        Set<String> seen = new LinkedHashSet<>();
        List<Declared> methods = new ArrayList<>();
        for (String supertype : supertypes(name)) {
            ClassFile file = get(supertype);
            if (file == null) {
                continue;
            }
            for (MethodFile method : file.methods()) {
                boolean counts = method.isCallableFromOutside() && (isOpen || OF_ALL_OBJECTS.contains(method.id()));
                if (counts && (file.isInterface() || seen.add(method.id()))) {
                    methods.add(new Declared(file, method));
                }
            }
        }
        return methods;
    }

    private boolean isOpen(@Nullable String supertype) {
        return supertype != null && !contains(supertype) && !PLAIN.contains(supertype);
    }

    /** Returns the name by which a method reference names a class: compilers differ in how far they look up. */
    String declaringOwner(int tag, String owner, String name, String descriptor) {
        if (!contains(owner) || tag < Opcodes.H_INVOKEVIRTUAL) {
            return owner;
        }
        List<Declared> found = resolve(owner, name, descriptor);
        return found.isEmpty() ? owner : found.get(0).owner().name();
    }
}
