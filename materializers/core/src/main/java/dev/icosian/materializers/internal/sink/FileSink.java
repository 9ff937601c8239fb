package dev.icosian.materializers.internal.sink;

import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.Sink;
import dev.icosian.TypeRef;

/** A file in some format, to be bound to the type of a node before it is filled. Immutable and thread safe. */
public final class FileSink implements Sink<Object> {
    private static final int VERSION = 1;

    private final String id;
    private final Format format;
    private final Location location;

    /** Makes the sink. */
    public FileSink(String id, Format format, Location location) {
        this.id = id;
        this.format = format;
        this.location = location;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean accepts(TypeRef<?> type) {
        return format.of(type).isPresent();
    }

    @Override
    public Sink<?> forType(TypeRef<?> type) {
        return bind(format.of(type)
                .orElseThrow(() -> new IllegalArgumentException("the sink " + id + " does not take " + type)));
    }

    @Override
    public Location location() {
        return location;
    }

    @Override
    public String publish(Object value, Location.Resolved at) {
        throw new IllegalStateException("bind the sink " + id + " to the node's type with forType before it is filled");
    }

    private <T> Sink<T> bind(Materializer<T> materializer) {
        return new TypedFileSink<>(id, VERSION, materializer, location);
    }
}
