package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;
import dev.icosian.Nodes;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A modifier of the library. Its id is its annotation's simple name with a small first letter. */
public abstract class BuiltIn implements NodeModifier {
    private final Class<? extends Annotation> annotation;
    private final String id;
    private final Phase phase;

    public BuiltIn(Class<? extends Annotation> annotation, Phase phase) {
        String name = annotation.getSimpleName();
        this.annotation = annotation;
        this.id = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        this.phase = phase;
    }

    /** Returns the annotation whose members are the arguments. */
    public final Class<? extends Annotation> annotation() {
        return annotation;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public final Phase phase() {
        return phase;
    }

    @Override
    public final Nodes apply(Nodes unit, Use use) {
        return apply(unit, (UnitUse) use);
    }

    public abstract Nodes apply(Nodes unit, UnitUse use);

    /** Returns a problem to be thrown; its place is that of the function. */
    public static PipelineException problem(String code, String message, @Nullable String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }
}
