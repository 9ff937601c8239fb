package dev.icosian.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.temporal.program.Shapes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files on the page on deployment are of this program: its options, its health endpoint, its periods of grace. */
final class DeployPageTest {
    private static final Path PAGE = Path.of("../docs/temporal-deploy.md");

    @TempDir
    private Path folder;

    private static String file(String name, String language) throws Exception {
        String page = Files.readString(PAGE);
        String head = "<!-- file: " + name + " -->\n```" + language + "\n";
        int start = page.indexOf(head) + head.length();
        return page.substring(start, page.indexOf("```", start));
    }

    @Test
    void manifestStartsAWorkerAndAsksItForItsHealth() throws Exception {
        String manifest = file("worker.yaml", "yaml");
        List<String> words = manifest.substring(manifest.indexOf("args:"), manifest.indexOf("env:"))
                .lines()
                .skip(1)
                .map(line -> line.strip().substring("- ".length()).replace("\"", ""))
                .toList();
        String help = new CommandLine(Shapes.named("shop"), folder, Map.of("HOME", folder.toString()))
                .run("worker", "--help")
                .out();
        assertThat(words).startsWith("worker").contains("--store", "--health");
        words.stream()
                .filter(word -> word.startsWith("--"))
                .forEach(option -> assertThat(help).contains(option));

        String port = words.get(words.indexOf("--health") + 1);
        assertThat(manifest.split("path: /health\n +port: " + port + "\n", -1))
                .as("probes")
                .hasSize(4);
        int grace = Integer.parseInt(words.get(words.indexOf("--grace") + 1));
        assertThat(number(manifest, "terminationGracePeriodSeconds")).isGreaterThan(grace + 10);
        String liveness = manifest.substring(manifest.indexOf("livenessProbe:"), manifest.indexOf("resources:"));
        assertThat(number(liveness, "periodSeconds") * number(liveness, "failureThreshold"))
                .isGreaterThan(grace);
    }

    private static int number(String manifest, String name) {
        int start = manifest.indexOf(name + ": ") + name.length() + 2;
        return Integer.parseInt(manifest.substring(start, manifest.indexOf('\n', start)));
    }

    @Test
    void imageStartsTheJarWithTheCommandOfWorkers() throws Exception {
        assertThat(file("Dockerfile", "dockerfile"))
                .contains("-jar\", \"/app/shop.jar\"]")
                .endsWith("CMD [\"worker\"]\n");
    }
}
