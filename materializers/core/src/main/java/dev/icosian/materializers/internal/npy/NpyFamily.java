package dev.icosian.materializers.internal.npy;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.family.Claims;
import dev.icosian.materializers.internal.family.Family;
import java.util.NoSuchElementException;
import java.util.Optional;

/** NumPy's {@code .npy} for arrays of numbers or truth values, and for arrays of equally long ones of these. */
public final class NpyFamily extends Family {
    private final boolean onlyDefaults;

    /** Makes the default, which leaves {@code byte[]} to another; for ServiceLoader. */
    public NpyFamily() {
        this(true);
    }

    private NpyFamily(boolean onlyDefaults) {
        super(NpyMaterializer.ID, NpyMaterializer.VERSION, NpyMaterializer.MEDIA_TYPE);
        this.onlyDefaults = onlyDefaults;
    }

    /** Returns the family that serves all it can, for those who ask for it. */
    public static NpyFamily whole() {
        return new NpyFamily(false);
    }

    @Override
    public Optional<String> whyNot(TypeRef<?> type) {
        if (!(type.type() instanceof Class<?> plain) || !Claims.isNumeric(plain)) {
            return Optional.of(type + " is no array of numbers or truth values with one or two dimensions");
        }
        return onlyDefaults && plain == byte[].class
                ? Optional.of(type + " is left to the materializer bytes")
                : Optional.empty();
    }

    @Override
    protected Materializer<?> bind(TypeRef<?> type) {
        Class<?> row = type.rawClass().getComponentType();
        boolean matrix = row.isArray();
        Element element = Element.of(matrix ? row.getComponentType() : row).orElseThrow(NoSuchElementException::new);
        return new NpyMaterializer<>(type, element, matrix);
    }
}
