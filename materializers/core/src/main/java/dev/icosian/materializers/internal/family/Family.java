package dev.icosian.materializers.internal.family;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.internal.ExplainsSupport;
import java.util.Optional;

/**
 * A format for many types, to be bound to one with {@link #forType} before it writes or reads. Subclasses are immutable
 * and thread safe.
 */
public abstract class Family extends NamedFormat<Family.Unbound> implements ExplainsSupport {
    /** Makes a family, of a type that no value has: which ones it serves, {@link #supports} says. */
    protected Family(String id, int version, String mediaType) {
        super(id, version, TypeRef.of(Unbound.class), mediaType);
    }

    @Override
    public final boolean supports(TypeRef<?> type) {
        return whyNot(type).isEmpty();
    }

    @Override
    public abstract Optional<String> whyNot(TypeRef<?> type);

    /**
     * Returns the materializer of one type.
     *
     * @throws IllegalArgumentException if the type is not supported
     */
    @Override
    public final Materializer<?> forType(TypeRef<?> type) {
        whyNot(type).ifPresent(why -> {
            throw new IllegalArgumentException(id() + " is not for " + type + ": " + why);
        });
        return bind(type);
    }

    /** Returns the materializer of a supported type. */
    protected abstract Materializer<?> bind(TypeRef<?> type);

    @Override
    public final void write(Unbound value, ArtifactOutput out) {
        throw new IllegalStateException("bind the materializer " + id() + " to a type with forType before it writes");
    }

    @Override
    public final Unbound read(ArtifactInput in) {
        throw new IllegalStateException("bind the materializer " + id() + " to a type with forType before it reads");
    }

    /** The type of a family that is not bound to a type yet; there are no such values. */
    public static final class Unbound {
        private Unbound() {}
    }
}
