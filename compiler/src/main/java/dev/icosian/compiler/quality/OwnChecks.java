package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.read.UserObjects;
import dev.icosian.compiler.type.Assignability;
import dev.icosian.compiler.type.Fit;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that users wrote, one object per class. */
final class OwnChecks {
    private static final ClassValue<NodeCheck<Object>> INSTANCES = new ClassValue<>() {
        @Override
        protected NodeCheck<Object> computeValue(Class<?> type) {
            return make(type);
        }
    };

    private OwnChecks() {}

    /** Returns the id: the simple name with a small first letter. */
    static String id(Class<?> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** Returns the check of a class; throws if it cannot be made, or is for values of another type. */
    static ValueCheck of(String node, TypeRef<?> type, Class<? extends NodeCheck<?>> by) {
        Type check = Types.supertype(by, NodeCheck.class);
        if (check instanceof ParameterizedType generic) {
            Type wanted = generic.getActualTypeArguments()[0];
            if (Assignability.of(type.type(), wanted) == Fit.NO) {
                throw new PipelineException(List.of(new Problem(
                        "Check/NotApplicable",
                        "@Check: " + by.getName() + " checks "
                                + TypeText.of(wanted, type.type()).text(wanted) + ", but '" + node + "' is " + type,
                        null,
                        "use a check for the node's type")));
            }
        }
        return new OwnCheck(INSTANCES.get(by));
    }

    @SuppressWarnings("unchecked") // of() compares the types
    private static NodeCheck<Object> make(Class<?> type) {
        return (NodeCheck<Object>) UserObjects.make(type, (reason, cause) -> unusable(type, reason, cause));
    }

    private static PipelineException unusable(Class<?> type, String why, @Nullable Throwable cause) {
        Problem problem = new Problem(
                "Check/NoConstructor",
                "the check " + type.getName() + " cannot be made: " + why,
                null,
                "make it a public, non-abstract class (static if nested) with such a constructor");
        return new PipelineException(List.of(problem), cause);
    }
}
