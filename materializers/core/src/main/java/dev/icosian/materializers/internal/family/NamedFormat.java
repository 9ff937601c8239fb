package dev.icosian.materializers.internal.family;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;

/** What a plan says of a format; how values are written and read is the subclass's. Immutable and thread safe. */
public abstract class NamedFormat<T> implements Materializer<T> {
    private final String id;
    private final int version;
    private final TypeRef<T> type;
    private final String mediaType;

    /** Makes the format of a type. */
    protected NamedFormat(String id, int version, TypeRef<T> type, String mediaType) {
        this.id = id;
        this.version = version;
        this.type = type;
        this.mediaType = mediaType;
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final int version() {
        return version;
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
