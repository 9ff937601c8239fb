package dev.icosian.runtime.internal.exec.call;

import dev.icosian.internal.Utf8Order;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Classes that call users' methods without reflection, made when a program has run often enough to pay for them. With
 * thousands of methods reflection costs ten times as much, since the JDK then makes a class for each, and method handles
 * cost the same.
 *
 * <p>Such a class calls some public static methods of one class by number. It has a loader of its own, so that it lives as
 * long as that class, and a name that traces of users' failures end at. What is not public, or not exported, is left to
 * reflection.
 */
public final class DirectCalls {
    /**
     * Cases of one switch. With more, the JIT compiler takes several times as long for each, or leaves calls out of line
     * or refuses the method.
     */
    private static final int METHODS = 25;

    private static final String NAME = Type.getInternalName(DirectCalls.class) + "$Of";

    private static final ClassValue<Targets> TARGETS = new ClassValue<>() {
        @Override
        protected Targets computeValue(Class<?> owner) {
            return new Targets(owner);
        }
    };

    private DirectCalls() {}

    /**
     * Returns calls without reflection, of those methods where that is possible.
     *
     * @param methods in the order in which they are called
     */
    public static Map<Method, DirectCall> of(Collection<Method> methods) {
        Map<Class<?>, Set<Method>> byOwner = new LinkedHashMap<>();
        for (Method method : methods) {
            byOwner.computeIfAbsent(method.getDeclaringClass(), owner -> new LinkedHashSet<>())
                    .add(method);
        }
        Map<Method, DirectCall> calls = new HashMap<>();
        byOwner.forEach((owner, some) -> calls.putAll(TARGETS.get(owner).of(some)));
        return calls;
    }

    /** What has been made for the methods of a class. Thread safe. */
    private static final class Targets {
        private final Class<?> owner;
        private final Loader loader;
        private final Map<Method, DirectCall> made = new HashMap<>();
        private boolean isPossible;
        private int classes;

        Targets(Class<?> owner) {
            this.owner = owner;
            this.loader = new Loader(owner.getClassLoader());
            this.isPossible = !owner.isHidden() && isVisible(owner);
        }

        /** Returns the targets of these methods, as far as there can be some. */
        synchronized Map<Method, DirectCall> of(Set<Method> methods) {
            List<Method> missing = methods.stream()
                    .filter(method -> !made.containsKey(method) && isCallable(method))
                    .toList();
            // Neighbours in time share code, so that little of it is needed at any moment: with 100,000 functions the
            // processor waits for code longer than it works.
            for (int from = 0; isPossible && from < missing.size(); from += METHODS) {
                make(missing.subList(from, Math.min(missing.size(), from + METHODS)));
            }
            Map<Method, DirectCall> found = new HashMap<>();
            for (Method method : methods) {
                DirectCall target = made.get(method);
                if (target != null) {
                    found.put(method, target);
                }
            }
            return found;
        }

        private void make(List<Method> some) {
            List<Method> byTypes = new ArrayList<>(some);
            byTypes.sort(Utf8Order.by(method -> Type.getMethodDescriptor(method) + method.getName()));
            String name = NAME + classes++;
            try {
                DirectMethods methods = loader.make(name, DirectCallsClass.bytes(name, owner, byTypes));
                for (int i = 0; i < byTypes.size(); i++) {
                    made.put(byTypes.get(i), new DirectCall(methods, i));
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // Reflection can do what this cannot.
                isPossible = false;
            }
        }
    }

    private static boolean isCallable(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && Modifier.isPublic(method.getModifiers())
                && Arrays.stream(method.getParameterTypes()).allMatch(DirectCalls::isVisible);
    }

    private static boolean isVisible(Class<?> type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        return element.isPrimitive()
                || (Modifier.isPublic(element.getModifiers())
                        && element.getModule().isExported(element.getPackageName()));
    }

    /** Defines classes that see what the class that they call sees, and what they are made from. */
    private static final class Loader extends ClassLoader {
        Loader(@Nullable ClassLoader parent) {
            super(parent);
        }

        DirectMethods make(String internalName, byte[] bytes) throws ReflectiveOperationException {
            Class<?> made = defineClass(internalName.replace('/', '.'), bytes, 0, bytes.length);
            return (DirectMethods) made.getDeclaredConstructor().newInstance();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            // The loader of the functions need not know ours, or has another version of it.
            return name.equals(DirectMethods.class.getName()) ? DirectMethods.class : super.loadClass(name, resolve);
        }
    }
}
