package dev.icosian.runtime.internal.record;

import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** How the attempts of a run learn what pins there are. Thread safe. */
public interface PinLookup {
    /** Returns the pins of some steps, with all that were written before this call, or some seconds earlier. */
    RunPins of(Collection<String> steps) throws IOException;

    /** Takes notice of a pin that this process wrote. */
    default void written(Pin pin, int number) {}

    /** Takes notice that somebody else wrote a pin that was not known: the next call shall look again. */
    default void outdated() {}

    /** Takes notice of a result that an attempt used or made. */
    default void used(Pin pin, Manifest manifest) {}

    /** Returns the manifest that a pin names if an attempt used or made it; null: read it. */
    default @Nullable Manifest manifest(Pin pin) {
        return null;
    }
}
