package dev.icosian.materializers.internal.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.PipelineException;
import dev.icosian.materializers.Law;
import dev.icosian.materializers.Materializers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainMaterializersTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\uFEFFbom", "line\r\nline\n", "ä€\uD83D\uDE00\u0000"})
    void textIsItsUtf8(String text) throws Exception {
        assertThat(Law.check(Materializers.text(), text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textThatIsNoUtf8IsRefused() {
        assertThatThrownBy(() -> Law.write(Materializers.text(), "ab\uDE00"))
                .hasMessage("text with an unpaired surrogate at index 2, which UTF-8 cannot hold");
        assertThatThrownBy(() -> Law.read(Materializers.text(), new byte[] {(byte) 0xE4}))
                .hasMessage("the bytes are no UTF-8 text");
    }

    @Test
    void bytesAreThemselves() throws Exception {
        for (byte[] bytes : new byte[][] {{}, {0, -1, 10}}) {
            assertThat(Law.check(Materializers.bytes(), bytes)).isEqualTo(bytes);
        }
    }

    @Test
    void fileIsItsBytesAndComesBackAsACopy() throws Exception {
        Path file = Files.write(temporary.resolve("model.bin"), new byte[] {1, 2, 3});

        byte[] bytes = Law.write(Materializers.file(), file);
        Path copy = Law.read(Materializers.file(), bytes);

        assertThat(bytes).containsExactly(1, 2, 3);
        assertThat(copy).isNotEqualTo(file).hasBinaryContent(bytes);
        assertThat(Law.write(Materializers.file(), copy)).isEqualTo(bytes);
        Files.write(copy, new byte[] {4});
        assertThat(file).hasBinaryContent(bytes);
        Files.delete(copy);
    }

    @Test
    void resultThatIsNoRegularFileIsRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), file);
        Path missing = temporary.resolve("missing");

        assertThatThrownBy(() -> Law.write(Materializers.file(), temporary))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Materialize/Directory] the result " + temporary
                        + " is a folder; an artifact is one regular file\n"
                        + "  fix: pack the folder into one file, such as a zip, or return its files one by one");
        assertThatThrownBy(() -> Law.write(Materializers.file(), link))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Materialize/Directory] the result " + link
                        + " is a symbolic link; an artifact is one regular file\n"
                        + "  fix: return the path of the file itself");
        assertThatThrownBy(() -> Law.write(Materializers.file(), missing))
                .isInstanceOf(PipelineException.class)
                .hasMessage("[Materialize/MissingFile] the result " + missing + " names a file that is not there\n"
                        + "  fix: write the file before returning its path");
    }
}
