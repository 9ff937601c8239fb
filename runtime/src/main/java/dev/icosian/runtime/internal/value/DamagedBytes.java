package dev.icosian.runtime.internal.value;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Stored bytes are not those that their digest names. */
public final class DamagedBytes extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    DamagedBytes(String message, boolean missing, @Nullable Throwable cause) {
        super(message, cause);
        this.missing = missing;
    }

    public boolean isMissing() {
        return missing;
    }
}
