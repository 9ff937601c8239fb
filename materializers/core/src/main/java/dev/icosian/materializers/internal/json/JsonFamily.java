package dev.icosian.materializers.internal.json;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.family.Claims;
import dev.icosian.materializers.internal.family.Family;
import java.util.Optional;

/** JSON for every type that {@link JsonCodecs} knows. */
public final class JsonFamily extends Family {
    private final boolean onlyDefaults;

    /** Makes the default, which leaves some types to others; for ServiceLoader. */
    public JsonFamily() {
        this(true);
    }

    private JsonFamily(boolean onlyDefaults) {
        super(JsonMaterializer.ID, JsonMaterializer.VERSION, JsonMaterializer.MEDIA_TYPE);
        this.onlyDefaults = onlyDefaults;
    }

    /** Returns the family that serves all it can, for those who ask for it. */
    public static JsonFamily whole() {
        return new JsonFamily(false);
    }

    @Override
    public Optional<String> whyNot(TypeRef<?> type) {
        Optional<String> other = onlyDefaults ? Claims.beforeJson(type) : Optional.empty();
        if (other.isPresent()) {
            return Optional.of(type + " is left to the materializer " + other.get());
        }
        try {
            JsonCodecs.of(type.type());
            return Optional.empty();
        } catch (UnsupportedTypeException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    @Override
    protected Materializer<?> bind(TypeRef<?> type) {
        try {
            return new JsonMaterializer<>(type, JsonCodecs.of(type.type()));
        } catch (UnsupportedTypeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
