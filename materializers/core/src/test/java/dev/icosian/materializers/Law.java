package dev.icosian.materializers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.law.MaterializerLaw;
import dev.icosian.materializers.internal.law.MemoryInput;
import dev.icosian.materializers.internal.law.TemporaryFiles;
import java.nio.charset.StandardCharsets;

/** The law of materializers, and what more is asked of those that are shipped. */
public final class Law {
    private Law() {}

    /** Returns the bytes of a value, after the materializer obeyed the law with it. */
    public static <T> byte[] check(Materializer<T> materializer, T value) throws Exception {
        byte[] bytes = MaterializerLaw.check(materializer, value);
        read(materializer, bytes);
        return bytes;
    }

    /** Returns the text of a value, after the materializer obeyed the law with it. */
    public static <T> String checkText(Materializer<T> materializer, T value) throws Exception {
        return new String(check(materializer, value), StandardCharsets.UTF_8);
    }

    /** Returns the materializer of a family for one type. */
    @SuppressWarnings("unchecked") // bound to exactly this type
    public static <T> Materializer<T> bind(Materializer<?> family, TypeRef<T> type) {
        assertThat(family.supports(type)).as("support for " + type).isTrue();
        Materializer<?> bound = family.forType(type);
        assertThat(bound.type()).isEqualTo(type);
        assertThat(bound.id()).isEqualTo(family.id());
        assertThat(bound.version()).isEqualTo(family.version());
        assertThat(bound.mediaType()).isEqualTo(family.mediaType());
        return (Materializer<T>) bound;
    }

    /** Returns the bytes of a value. */
    public static <T> byte[] write(Materializer<T> materializer, T value) throws Exception {
        return MaterializerLaw.write(materializer, value);
    }

    /** Returns the value of bytes; a file that it is stays. */
    public static <T> T read(Materializer<T> materializer, byte[] bytes) throws Exception {
        MemoryInput in = new MemoryInput(bytes, new TemporaryFiles());
        T value = materializer.read(in);
        assertThat(in.endReached())
                .as("the bytes were read to their end, where a wrong digest shows")
                .isTrue();
        return value;
    }
}
