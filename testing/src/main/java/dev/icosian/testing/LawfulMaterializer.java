package dev.icosian.testing;

import dev.icosian.Materializer;
import dev.icosian.materializers.internal.law.MaterializerLaw;
import java.util.Objects;

/** Tries values on a materializer. */
final class LawfulMaterializer<T> implements MaterializerAssert<T> {
    private final Materializer<T> materializer;

    LawfulMaterializer(Materializer<T> materializer) {
        this.materializer = Objects.requireNonNull(materializer, "materializer");
    }

    @Override
    public MaterializerAssert<T> roundTrips(T value) {
        MaterializerLaw.check(materializer, Objects.requireNonNull(value, "value: null never gets to a materializer"));
        return this;
    }
}
