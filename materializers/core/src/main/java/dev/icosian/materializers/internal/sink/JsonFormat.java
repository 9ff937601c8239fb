package dev.icosian.materializers.internal.sink;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.json.JsonFamily;
import java.util.Optional;

/** JSON for every type that has it. */
public final class JsonFormat implements Format {
    private final JsonFamily json = JsonFamily.whole();

    @Override
    public Optional<Materializer<?>> of(TypeRef<?> type) {
        return json.supports(type) ? Optional.of(json.forType(type)) : Optional.empty();
    }
}
