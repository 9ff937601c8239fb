package dev.icosian.runtime.internal.record;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found under a key. */
public sealed interface Reading<T> {
    /** Returns the value, null unless the file is there and whole. */
    default @Nullable T orNull() {
        return this instanceof Found<T> found ? found.value() : null;
    }

    /**
     * Returns the value of a file of a run, null if there is none.
     *
     * @throws PipelineException {@code Store/Damaged} if it must not be used
     */
    default @Nullable T sound(String key) {
        if (this instanceof Damaged<T> damaged) {
            throw new PipelineException(List.of(damaged.ofRun(key)));
        }
        return orNull();
    }

    /** There is no file. */
    record Absent<T>() implements Reading<T> {}

    /**
     * There is a file that must not be used.
     *
     * @param why a clause to stand after the file's name and a colon
     */
    record Damaged<T>(String why) implements Reading<T> {
        /** Returns the problem of a file that stands for a run. */
        public Problem ofRun(String key) {
            return new Problem(
                    "Store/Damaged",
                    "'" + key + "' is damaged: " + why,
                    null,
                    "start a new run: what is stored of this one's steps is reused");
        }
    }

    /**
     * A whole file.
     *
     * @param sha256 of all its bytes, as a pin names it
     */
    record Found<T>(T value, String sha256) implements Reading<T> {}
}
