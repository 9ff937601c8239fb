package dev.icosian.runtime.internal.exec.call;

import dev.icosian.Location;
import dev.icosian.Source;
import dev.icosian.internal.Body;
import dev.icosian.internal.Operator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call of a node's body: a user's method, or what a modifier does. Thread safe. */
public interface Invocation {
    /** Returns the value for these arguments; exceptions are those of the body. */
    @Nullable
    Object call(@Nullable Object[] arguments) throws Exception;

    /** Returns the invocation of a body. */
    static Invocation of(Body body) {
        if (body instanceof Body.Function function) {
            return new FunctionCall(function.method());
        }
        if (body instanceof Body.Operation operation) {
            Operator operator = operation.operator();
            return operator::apply;
        }
        if (body instanceof Body.Load load) {
            return arguments -> load(load.source(), arguments);
        }
        throw new IllegalArgumentException(body.function() + " cannot be called");
    }

    /** The first argument is the place, the others are what the source uses. */
    private static @Nullable Object load(Source<?> source, @Nullable Object[] arguments) throws Exception {
        Map<String, Object> using = new LinkedHashMap<>();
        List<String> uses = source.uses().stream().distinct().toList();
        for (int i = 0; i < uses.size(); i++) {
            Object used = arguments[i + 1];
            if (used != null) {
                using.put(uses.get(i), used);
            }
        }
        return source.load(new Location.Resolved(String.valueOf(arguments[0]), Collections.unmodifiableMap(using)));
    }
}
