package dev.icosian.compiler.read;

import dev.icosian.NodeModifier;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One object per class of modifier, whether an annotation or ServiceLoader names it. */
public final class ModifierInstances {
    private static final ClassValue<NodeModifier> INSTANCES = new ClassValue<>() {
        @Override
        protected NodeModifier computeValue(Class<?> type) {
            return make(type);
        }
    };

    private ModifierInstances() {}

    /**
     * Returns the modifier of a class.
     *
     * @throws PipelineException if it cannot be made
     */
    public static NodeModifier of(Class<? extends NodeModifier> type) {
        return INSTANCES.get(type);
    }

    private static NodeModifier make(Class<?> type) {
        return (NodeModifier) UserObjects.make(type, (reason, cause) -> unusable(type, reason, cause));
    }

    private static PipelineException unusable(Class<?> type, String why, @Nullable Throwable e) {
        Problem problem = new Problem(
                "Modifier/NoConstructor",
                "the modifier " + type.getName() + " cannot be made: " + why,
                SourceLines.place(type),
                "make it a public, non-abstract class (static if nested) with such a constructor");
        return new PipelineException(List.of(problem), e);
    }
}
