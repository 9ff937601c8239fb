package dev.icosian.compiler.read;

import dev.icosian.NodeModifier;
import dev.icosian.Nodes;
import java.lang.annotation.Annotation;

/** A modifier with the annotation that stands for it, whose members and defaults are its arguments. */
public record AnnotatedModifier(NodeModifier modifier, Class<? extends Annotation> annotation) implements NodeModifier {
    @Override
    public String id() {
        return modifier.id();
    }

    @Override
    public int version() {
        return modifier.version();
    }

    @Override
    public Phase phase() {
        return modifier.phase();
    }

    @Override
    public Nodes apply(Nodes unit, Use use) {
        return modifier.apply(unit, use);
    }
}
