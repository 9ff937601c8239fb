package dev.icosian.internal;

import dev.icosian.Problem;
import dev.icosian.Source;
import java.lang.reflect.Method;
import java.util.List;

/** What computes a node's value. */
public sealed interface Body {
    /** Returns {@code com.acme.Features#trainingSet}; empty if a modifier made the node. */
    String function();

    /**
     * A public static method of a module.
     *
     * @param function its name in plans, which is asked for often
     */
    record Function(Class<?> module, Method method, String function) implements Body {
        /** Takes the method of a module. */
        public Function(Class<?> module, Method method) {
            this(module, method, module.getName() + "#" + method.getName());
        }
    }

    /**
     * Something a modifier does.
     *
     * @param kind of the node in plans and keys: {@code check}, {@code checked}, {@code component}
     * @param code user classes that decide what is computed (a check of one's own), for fingerprints
     */
    record Operation(String kind, Operator operator, List<Class<?>> code) implements Body {
        /** Copies the list. */
        public Operation {
            code = List.copyOf(code);
        }

        @Override
        public String function() {
            return "";
        }
    }

    /** Data from outside that a source reads; its arguments are the place, then what the source uses. */
    record Load(Source<?> source) implements Body {
        @Override
        public String function() {
            return "";
        }
    }

    /** A method that cannot be a node's function; said when the plan is made. */
    record Unusable(Class<?> module, String method, List<Problem> problems) implements Body {
        /** Copies the list. */
        public Unusable {
            problems = List.copyOf(problems);
        }

        @Override
        public String function() {
            return module.getName() + "#" + method;
        }
    }
}
