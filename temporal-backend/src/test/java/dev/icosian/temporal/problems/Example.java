package dev.icosian.temporal.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of docs/problems.md whose example needs a server.
 *
 * @param console its commands; empty: a method of the test causes it
 * @param text what is printed
 */
record Example(String code, int exit, List<String> console, String text) {
    private static final Path FILE = Path.of("../docs/problems.md");
    private static final Pattern ENTRY = Pattern.compile("(?ms)^#### (\\S+)\n\n[^`]*?(?:`[^`\n]+`[^`]*?)*?"
            + "Exit code (\\d+)\\.\n\n(?:```console\n(.*?)\n```\n\n)?```text\n(.*?)```$");

    static List<Example> all() throws IOException {
        List<Example> all = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(Files.readString(FILE));
        while (matcher.find()) {
            String console = matcher.group(3);
            all.add(new Example(
                    matcher.group(1),
                    Integer.parseInt(matcher.group(2)),
                    console == null ? List.of() : console.lines().toList(),
                    matcher.group(4).stripTrailing()));
        }
        return all;
    }

    /** Writes what is printed into the page. */
    static void update(String code, String printed) throws IOException {
        String page = Files.readString(FILE);
        int start = page.indexOf("\n#### " + code + "\n");
        int from = page.indexOf("```text\n", start) + "```text\n".length();
        Files.writeString(FILE, page.substring(0, from) + printed + "\n" + page.substring(page.indexOf("```", from)));
    }

    @Override
    public String toString() {
        return code;
    }
}
