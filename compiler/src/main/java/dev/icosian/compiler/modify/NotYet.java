package dev.icosian.compiler.modify;

import dev.icosian.Nodes;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.UnitUse;
import java.lang.annotation.Annotation;

/** Stands for an annotation that the library cannot give its meaning yet, so that it is refused. */
final class NotYet extends BuiltIn {
    private final String hint;

    NotYet(Class<? extends Annotation> annotation, Phase phase, String hint) {
        super(annotation, phase);
        this.hint = hint;
    }

    @Override
    public Nodes apply(Nodes unit, UnitUse use) {
        throw problem(
                "Modifier/NotSupported",
                "@" + annotation().getSimpleName() + " on "
                        + (use.on().isEmpty() ? "" : "parameter '" + use.on() + "' of ")
                        + "'" + use.node() + "' is not supported yet",
                hint);
    }
}
