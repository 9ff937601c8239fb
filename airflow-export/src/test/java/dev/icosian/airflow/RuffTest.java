package dev.icosian.airflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All golden files are as a formatter leaves them, and have nothing that a checker of Airflow's rules finds. */
final class RuffTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @Test
    void filesAreFormatted() throws Exception {
        run(List.of("format", "--isolated", "--diff"), "");
    }

    @Test
    void filesForAirflow3HaveNoFinding() throws Exception {
        run(List.of("check", "--isolated", "--preview", "--select", "AIR,E4,E7,E9,F,I"), "airflow3");
    }

    /** The rules AIR3… say what must change for Airflow 3. */
    @Test
    void filesForAirflow2HaveNoFindingButThatTheyAreForAirflow2() throws Exception {
        run(
                List.of("check", "--isolated", "--preview", "--select", "AIR,E4,E7,E9,F,I", "--ignore", "AIR3"),
                "airflow2");
    }

    private static void run(List<String> words, String part) throws Exception {
        List<String> command = new ArrayList<>(List.of(Tools.ruff().toString()));
        command.addAll(words);
        try (Stream<Path> files = Files.list(GOLDEN)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".py") && name.contains(part))
                    .sorted()
                    .forEach(command::add);
        }
        Tools.outputOf(GOLDEN, Map.of("RUFF_NO_CACHE", "true"), command);
    }
}
