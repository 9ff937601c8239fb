package dev.icosian.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of docs/problems.md for a code of a library that a program need not have.
 *
 * @param java what it is about; empty: what the head of its part of the page says
 * @param console its commands; empty: a method of the test causes it
 * @param text what is printed
 */
public record ProblemExample(String code, int exit, String java, List<String> console, String text) {
    private static final Path FILE = Path.of("../docs/problems.md");
    private static final Pattern ENTRY = Pattern.compile("(?ms)^#### (\\S+)\n\n[^`]*?(?:`[^`\n]+`[^`]*?)*?"
            + "Exit code (\\d+)\\.\n\n(?:```java\n(.*?)\n```\n\n)?(?:```console\n(.*?)\n```\n\n)?```text\n(.*?)```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#### (\\S+)$");
    private static final Pattern PROGRAM = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    /** Copies the list. */
    public ProblemExample {
        console = List.copyOf(console);
    }

    /** Returns the entries of a part of the page, in its order. */
    public static List<ProblemExample> under(String heading) throws IOException {
        List<ProblemExample> all = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(section(heading));
        while (matcher.find()) {
            String java = matcher.group(3);
            String console = matcher.group(4);
            all.add(new ProblemExample(
                    matcher.group(1),
                    Integer.parseInt(matcher.group(2)),
                    java == null ? "" : java,
                    console == null ? List.of() : console.lines().toList(),
                    matcher.group(5).stripTrailing()));
        }
        return all;
    }

    /** Returns the codes of a part of the page, whether their entries can be read or not. */
    public static List<String> codesUnder(String heading) throws IOException {
        return HEADING.matcher(section(heading))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Returns the program at the head of the page. */
    public static String program() throws IOException {
        Matcher matcher = PROGRAM.matcher(Files.readString(FILE));
        if (!matcher.find()) {
            throw new AssertionError("no program on " + FILE);
        }
        return matcher.group(1);
    }

    private static String section(String heading) throws IOException {
        String page = Files.readString(FILE);
        int start = page.indexOf("\n## " + heading);
        if (start < 0) {
            throw new AssertionError("no heading '" + heading + "' on " + FILE);
        }
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end < 0 ? page.length() : end);
    }

    /** Writes what is printed into the page. */
    public static void update(String code, String printed) throws IOException {
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
