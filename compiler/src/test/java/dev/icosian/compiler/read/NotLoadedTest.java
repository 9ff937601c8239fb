package dev.icosian.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Problem;
import dev.icosian.test.CompiledSources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotLoadedTest {
    private static final String FIX =
            "\n  fix: see that the class path has all libraries, in the versions compiled against";

    /** Cannot be initialized. */
    private static final class Broken {
        static final int LIMIT = Integer.parseInt("none");
    }

    @Test
    void aModuleThatNeedsAClassThatIsNotThereIsNamed(@TempDir Path folder) throws Exception {
        ClassLoader loader = CompiledSources.compile(
                folder,
                Map.of(
                        "gone.Gone",
                        "package gone; public class Gone {}",
                        "gone.Result",
                        "package gone; public class Result { public static Gone result() { return new Gone(); } }"),
                List.of("-parameters"));
        Files.delete(folder.resolve("gone/Gone.class"));

        assertThat(ModuleReader.read(List.of(loader.loadClass("gone.Result"))).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "[Module/NotLoaded] class gone.Result cannot be read: class gone.Gone is not on the class path\n"
                                + "  at Result.java" + FIX);
    }

    @Test
    void aClassThatFailsIsExplainedTheSameEachTime() {
        for (int i = 0; i < 2; i++) {
            assertThat(NotLoaded.of("the pipeline", initialize()))
                    .hasToString("[Module/NotLoaded] the pipeline cannot be read: a class cannot be loaded:"
                            + " java.lang.NumberFormatException: For input string: \"none\"" + FIX);
        }
    }

    private static Throwable initialize() {
        try {
            return new AssertionError("initialized with " + Broken.LIMIT);
        } catch (LinkageError e) {
            return e;
        }
    }
}
