package dev.icosian.materializers.internal.law;

import dev.icosian.Materializer;
import org.jspecify.annotations.Nullable;

/**
 * The law that every materializer obeys: a value that was written and read is equal as functions see it, and gives the
 * same bytes again. Stateless, thread safe.
 */
public final class MaterializerLaw {
    private MaterializerLaw() {}

    /**
     * Returns the bytes of a value, after the materializer obeyed the law with it.
     *
     * @throws AssertionError if it does not; the text has the first byte or both values that differ
     */
    public static <T> byte[] check(Materializer<T> materializer, T value) {
        try (TemporaryFiles files = new TemporaryFiles()) {
            byte[] first = write("writing the value", materializer, value, files);
            byte[] second = write("writing the value a second time", materializer, value, files);
            checkBytes("the same value written twice gives different bytes", materializer, value, first, second);
            T read = read(materializer, value, first, files);
            Difference difference = Difference.between(value, read);
            if (difference != null) {
                throw failure(
                        "the value that is read differs from the one that was written",
                        materializer,
                        difference.text() + "\n  written: " + ShownValue.of(value) + "\n  read:    "
                                + ShownValue.of(read),
                        null);
            }
            byte[] again = write("writing the value that was read", materializer, read, files);
            checkBytes("the value that was read gives other bytes than the first", materializer, value, first, again);
            return first;
        }
    }

    /** Returns the bytes of a value. */
    public static <T> byte[] write(Materializer<T> materializer, T value) throws Exception {
        try (TemporaryFiles files = new TemporaryFiles()) {
            return write(materializer, value, files);
        }
    }

    private static <T> byte[] write(Materializer<T> materializer, T value, TemporaryFiles files) throws Exception {
        MemoryOutput out = new MemoryOutput(files);
        materializer.write(value, out);
        return out.bytes();
    }

    private static <T> byte[] write(String what, Materializer<T> materializer, T value, TemporaryFiles files) {
        try {
            return write(materializer, value, files);
        } catch (Exception e) {
            throw failure(what + " fails", materializer, e + "\n  value: " + ShownValue.of(value), e);
        }
    }

    private static <T> T read(Materializer<T> materializer, T value, byte[] bytes, TemporaryFiles files) {
        T read;
        try {
            read = materializer.read(new MemoryInput(bytes, files));
        } catch (Exception e) {
            throw failure("reading what was written fails", materializer, e + "\n  value: " + ShownValue.of(value), e);
        }
        // Users' code may be without checks for null.
        if ((Object) read == null) {
            throw failure("the value that is read is null", materializer, "written: " + ShownValue.of(value), null);
        }
        return read;
    }

    private static void checkBytes(
            String what, Materializer<?> materializer, Object value, byte[] expected, byte[] actual) {
        String difference = BytesText.difference(expected, actual);
        if (difference != null) {
            throw failure(what, materializer, difference + "\n  value: " + ShownValue.of(value), null);
        }
    }

    private static AssertionError failure(
            String what, Materializer<?> materializer, String detail, @Nullable Throwable cause) {
        return new AssertionError(
                "materializer '" + materializer.id() + "' version " + materializer.version() + " of "
                        + materializer.type() + ": " + what + "\n  " + detail,
                cause);
    }
}
