package dev.icosian.cli.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTest {
    private static final String HOSTILE = "'\"\\ $`!&|;<>(){}[]*?~#=%\n\tabzÄ漢-";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {"data.csv|data.csv", "a b|'a b'", "it's|'it'\\''s'", "$HOME|'$HOME'", "^^|''", "~|'~'"})
    void wordsAreQuotedWhereNeeded(String word, String quoted) {
        assertThat(Shell.quote(word == null ? "" : word)).isEqualTo(quoted);
    }

    @Test
    void aShellReadsWhatWasMeant() throws Exception {
        long seed = new SplittableRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        List<String> words = new ArrayList<>(List.of("printf", "%s\\0"));
        for (int i = 0; i < 200; i++) {
            StringBuilder word = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                word.append(HOSTILE.charAt(random.nextInt(HOSTILE.length())));
            }
            words.add(word.toString());
        }
        Process shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
        shell.getOutputStream().write(Shell.command(words).getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();

        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(List.of(out.split("\0", -1)).subList(0, 200))
                .as("seed %s", seed)
                .isEqualTo(words.subList(2, words.size()));
    }
}
