package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import org.jspecify.annotations.Nullable;

/** Judges values. Immutable; two that judge alike are equal. */
interface ValueCheck {
    /** Returns the verdict about a value of the type that the check was made for. */
    CheckResult check(@Nullable Object value);

    /** Returns the good verdict. */
    static CheckResult passed(String message) {
        return new CheckResult(true, message, 0);
    }

    /** Returns the bad verdict. */
    static CheckResult failed(String message, long failing) {
        return new CheckResult(false, message, failing);
    }
}
