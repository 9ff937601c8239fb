package dev.icosian.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Scripts that check our files by an implementation of their own. */
public final class Python {
    private Python() {}

    /** Returns what a script in a folder prints, where it has to end well; skips the test where there is no python3. */
    public static String outputOf(Path folder, String script) throws InterruptedException {
        Process process;
        String output;
        try {
            process = new ProcessBuilder("python3", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return abort("there is no python3");
        }
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
