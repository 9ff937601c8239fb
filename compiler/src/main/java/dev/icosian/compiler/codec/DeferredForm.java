package dev.icosian.compiler.codec;

import org.jspecify.annotations.Nullable;

/** Stands for a record inside itself while that record's own form is being made. */
final class DeferredForm implements ValueForm {
    private @Nullable ValueForm form;

    void resolve(ValueForm resolved) {
        form = resolved;
    }

    @Override
    public String describe() {
        return "an object of the same kind";
    }

    @Override
    public Object read(@Nullable Object tree) {
        return form().read(tree);
    }

    @Override
    public Object write(Object value) {
        return form().write(value);
    }

    @Override
    public boolean isScalar() {
        return false;
    }

    private ValueForm form() {
        if (form == null) {
            throw new ValueCodecException("a record cannot stand in a default of its own component");
        }
        return form;
    }
}
