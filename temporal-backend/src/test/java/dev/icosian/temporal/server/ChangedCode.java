package dev.icosian.temporal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;

/** The functions as they are after an edit. */
final class ChangedCode {
    private ChangedCode() {}

    /** Compiles the functions with another constant; returns the folder of the classes. */
    static Path compile(Path folder) throws Exception {
        Path source = Path.of("src/test/java/dev/icosian/temporal/program/Functions.java");
        String text = Files.readString(source);
        String edited = text.replace("other * 31 + 7", "other * 31 + 8");
        assertThat(edited).isNotEqualTo(text);
        Path copy = Files.createDirectories(folder.resolve("source/dev/icosian/temporal/program"))
                .resolve("Functions.java");
        Files.writeString(copy, edited);
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-parameters",
                        "-proc:none",
                        "-classpath",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "-d",
                        classes.toString(),
                        copy.toString());
        assertThat(result).isZero();
        return classes;
    }
}
