package dev.icosian.materializers.internal.plain;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;

/** The format of one class, in its first version. */
abstract class PlainMaterializer<T> implements Materializer<T> {
    private final String id;
    private final TypeRef<T> type;
    private final String mediaType;

    PlainMaterializer(String id, Class<T> type, String mediaType) {
        this.id = id;
        this.type = TypeRef.of(type);
        this.mediaType = mediaType;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final int version() {
        return 1;
    }

    @Override
    public final TypeRef<T> type() {
        return type;
    }

    @Override
    public final String mediaType() {
        return mediaType;
    }
}
