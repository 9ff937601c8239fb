package dev.icosian.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.Mill;

/** What stands on the page about stores happens so. */
class StoresPageTest {
    private static final Path PAGE = Path.of("../docs/stores.md");
    private static final String COMMAND = "$ java -jar shop.jar ";

    @TempDir
    Path folder;

    /** A few bytes more or less are no reason to edit the page. */
    private static String withoutSizes(String line) {
        return line.replaceAll("\\b[0-9.]+ k?B\\b", "<size>");
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$").matcher(Files.readString(PAGE));
        while (block.find()) {
            blocks.add(block.group(1));
        }
        return blocks;
    }

    @Test
    void commandsDoWhatStandsBehindThem() throws IOException {
        Cli cli = Cli.in(folder, Mill::pipeline);
        String said = "";
        int commands = 0;
        for (String line : String.join("", blocks("console")).lines().toList()) {
            if (line.startsWith(COMMAND)) {
                Done done = cli.line(line.substring(COMMAND.length()));
                assertThat(done.exit()).as("%s\n%s", line, done.err()).isZero();
                said = done.out() + done.err();
                commands++;
            } else {
                assertThat(said.lines().map(StoresPageTest::withoutSizes)).contains(withoutSizes(line));
            }
        }
        assertThat(commands).isGreaterThan(8);
    }

    @Test
    void whatIsJsonIsJson() throws IOException {
        List<String> blocks = blocks("json");
        assertThat(blocks).hasSize(2);
        for (String block : blocks) {
            assertThat(JsonReader.read(block, Decimals.DOUBLE)).isInstanceOf(Map.class);
        }
    }
}
