package dev.icosian.compiler.fingerprint;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Where user code is entered. */
sealed interface EntryPoint {
    /** Returns the class that has the code. */
    Class<?> type();

    /** Returns a text that tells it from others. */
    String name();

    /** Returns its vertex in a graph. */
    Vertex in(Reach reach);

    /** The function of a node. */
    record Function(Method method) implements EntryPoint {
        // Written out, as in other records that every run compares: what records come with takes 10 ms at its first
        // use.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Function function && method.equals(function.method);
        }

        @Override
        public int hashCode() {
            return method.hashCode();
        }

        @Override
        public Class<?> type() {
            return method.getDeclaringClass();
        }

        @Override
        public String name() {
            return "function " + type().getName() + "." + method.getName() + Type.getMethodDescriptor(method);
        }

        @Override
        public Vertex in(Reach reach) {
            return reach.function(Type.getInternalName(type()), method.getName(), Type.getMethodDescriptor(method));
        }
    }

    /** An object that the library calls: a check, a materializer, a modifier. */
    record Instance(Class<?> type) implements EntryPoint {
        @Override
        public String name() {
            return "object " + type.getName();
        }

        @Override
        public Vertex in(Reach reach) {
            return reach.object(Type.getInternalName(type));
        }
    }

    /**
     * A lambda or method reference that the library calls. Its class does not say which of those in its host it is, so all
     * that make an object of the same interface count.
     *
     * @param interfaces internal names, sorted
     */
    record Lambda(Class<?> type, List<String> interfaces) implements EntryPoint {
        /** Copies the list. */
        public Lambda {
            interfaces = List.copyOf(interfaces);
        }

        @Override
        public String name() {
            return "lambda " + type.getName() + " " + String.join(",", interfaces);
        }

        @Override
        public Vertex in(Reach reach) {
            return reach.lambdas(Type.getInternalName(type), interfaces);
        }
    }

    /** Code that has no class file. */
    record Hidden(Class<?> type) implements EntryPoint {
        @Override
        public String name() {
            return "hidden " + type.getName();
        }

        @Override
        public Vertex in(Reach reach) {
            return reach.hidden(type.getName());
        }
    }
}
