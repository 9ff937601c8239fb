package dev.icosian.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made when it is first asked for. Thread safe: made by one thread while others that ask wait, and what
 * made it is let go.
 */
public final class Lazy<T> implements Supplier<T> {
    private @Nullable Supplier<? extends T> maker;
    private volatile @Nullable T value;

    private Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    /** Returns a value that the supplier will make; if it throws, the next who asks makes it try again. */
    public static <T> Lazy<T> of(Supplier<? extends T> maker) {
        return new Lazy<>(maker);
    }

    @Override
    public T get() {
        T made = value;
        return made == null ? make() : made;
    }

    private synchronized T make() {
        T made = value;
        if (made == null && maker != null) {
            made = maker.get();
            value = made;
            maker = null;
        }
        if (made == null) {
            throw new IllegalStateException("nothing was made");
        }
        return made;
    }
}
