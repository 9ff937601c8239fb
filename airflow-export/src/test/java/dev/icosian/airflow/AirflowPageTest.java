package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Pipeline;
import dev.icosian.airflow.program.Shop;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/airflow.md print what stands under them; {@code -Dupdate=true} writes it. */
final class AirflowPageTest {
    private static final Path PAGE = Path.of("../docs/airflow.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^( *)```console\n(.*?)^ *```$");
    private static final Pattern COMMAND =
            Pattern.compile("\\$ (?:([A-Z_]+)=(\\S+) )?java -jar (shop|shop-1\\.5)\\.jar (.*)");
    private static final Pattern APPEND = Pattern.compile("\\$ echo '(.*)' >> (\\S+)");
    private static final Pattern ANY_COMMAND = Pattern.compile("java -jar \\S+ (\\S+( \\S+)?)");
    private static final String HOME = "/home/ann/shop";

    @TempDir
    private Path folder;

    @Test
    void commandsPrintWhatThePageSays() throws Exception {
        String page = Files.readString(PAGE);
        Matcher block = BLOCK.matcher(page);
        StringBuilder result = new StringBuilder();
        while (block.find()) {
            String indent = block.group(1);
            String session = session(block.group(2).lines().map(String::strip).toList());
            String indented = ("```console\n" + session + "```")
                    .indent(indent.length())
                    .replaceAll("(?m) +$", "")
                    .stripTrailing();
            block.appendReplacement(result, Matcher.quoteReplacement(indented));
        }
        block.appendTail(result);
        if (Golden.isUpdate()) {
            Files.writeString(PAGE, result);
        }
        assertThat(result.toString()).isEqualTo(Files.readString(PAGE));
    }

    /** Those of a log belong to a run of Airflow, whose tests run them. */
    @Test
    void everyCommandOfThePageIsRun() throws Exception {
        String page = Files.readString(PAGE);
        String others = BLOCK.matcher(page).replaceAll("");
        others = others.substring(0, others.indexOf("```text")) + others.substring(others.indexOf("| line | does |"));

        assertThat(ANY_COMMAND.matcher(others).results()).isEmpty();
    }

    /** Returns a block's commands, each with what it prints now. */
    private String session(List<String> lines) throws IOException {
        StringBuilder session = new StringBuilder();
        for (String line : lines) {
            if (!line.startsWith("$ ")) {
                continue;
            }
            session.append(line).append('\n');
            Matcher append = APPEND.matcher(line);
            if (append.matches()) {
                Files.writeString(folder.resolve(append.group(2)), append.group(1) + "\n", StandardOpenOption.APPEND);
            } else {
                session.append(printed(line));
            }
        }
        return session.toString();
    }

    private String printed(String line) {
        Matcher command = COMMAND.matcher(line);
        assertThat(command.matches()).as(line).isTrue();
        Map<String, String> environment =
                command.group(1) == null ? Map.of() : Map.of(command.group(1), command.group(2));
        List<Pipeline> program = command.group(3).equals("shop") ? Shop.pipelines() : Shop.changed();
        CommandLine.Done done = new CommandLine(program, folder, environment)
                .run(command.group(4).split(" ", -1));
        boolean isDifferent = done.out().contains(": differs\n");
        boolean isRefused = done.err().contains("error [Airflow/");
        assertThat(done.exit()).as(done.err()).isEqualTo(isRefused ? 78 : isDifferent ? 1 : 0);
        return normal(done.err() + done.out());
    }

    /** Keeps what does not change from run to run. */
    private String normal(String text) {
        return text.replace(folder.toString(), HOME)
                .replace("java -jar app.jar", "java -jar shop.jar")
                .replaceAll("\\b[0-9a-f]{64}\\b", "5aef01d7e745…")
                .replaceAll("\\bplan [0-9a-f]{12}\\b", "plan ce696fd1c821")
                .replaceAll("\\b\\d+(\\.\\d+)? (ms|s)\\b", "20 ms")
                .replaceAll("(?m) +$", "");
    }
}
