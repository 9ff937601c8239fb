package dev.icosian.compiler.declare;

import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.codec.ValueCodecException;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.compiler.type.Types;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.internal.ModelAccess;
import java.lang.reflect.Type;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values said in code or annotations: already of the type that is wanted, or texts that are to be decoded. */
public final class Values {
    private Values() {}

    /**
     * Returns a value of a type: the value itself if it is one, else what its text means.
     *
     * @param value a value of the type, or its text form
     */
    public static Decoded decode(Type type, @Nullable Object value) {
        if (value == null) {
            return new Decoded(null, "expected " + TypeText.alone(type) + ", found null");
        }
        if (ValueFit.fits(type, value)) {
            return new Decoded(value, null);
        }
        Optional<ValueCodec> codec = ValueCodec.forType(ModelAccess.get().typeRef(Types.boxed(type)));
        if (!(value instanceof String text) || codec.isEmpty()) {
            TypeText texts = TypeText.of(type, ValueFit.typeOf(value));
            return new Decoded(
                    null,
                    "expected " + texts.text(type) + ", found " + value + " (" + texts.text(ValueFit.typeOf(value))
                            + ")");
        }
        try {
            return new Decoded(codec.get().fromText(text), null);
        } catch (ValueCodecException e) {
            return new Decoded(null, e.getMessage());
        }
    }

    /**
     * A decoded value.
     *
     * @param problem what is wrong, to stand after what has the value and a colon; null if nothing is
     */
    public record Decoded(@Nullable Object value, @Nullable String problem) {}
}
