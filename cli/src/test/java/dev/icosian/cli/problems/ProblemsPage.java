package dev.icosian.cli.problems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** docs/problems.md, read as a table. */
public final class ProblemsPage {
    private static final Path FILE = Path.of("../docs/problems.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (\\S+)\\n\\n");
    private static final Pattern FIRST_GROUP = Pattern.compile("(?m)^## ");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");
    private static final Pattern EXIT_CODE = Pattern.compile("(?s).* Exit code (\\d+)\\.");
    private static final String WARNING = "A warning: ";

    private ProblemsPage() {}

    /**
     * An entry.
     *
     * @param meaning the text before the example
     * @param java the program; null: the one at the page's head
     * @param console the command lines; null: the one that the page's head says
     * @param text what is printed, without the word before it and without the last line break
     * @param others the languages of further blocks
     */
    public record Entry(
            String code,
            String meaning,
            @Nullable String java,
            @Nullable String console,
            String text,
            List<String> others) {
        /** Returns whether the problem stops nothing. */
        public boolean isWarning() {
            return meaning.startsWith(WARNING);
        }

        /** Returns the exit code that the meaning ends with; -1 if it has none. */
        public int exitCode() {
            Matcher matcher = EXIT_CODE.matcher(meaning);
            return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
        }

        @Override
        public String toString() {
            return code;
        }
    }

    /** Returns the entries in their order. */
    public static List<Entry> entries() {
        String page = text();
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = HEADING.matcher(page);
        while (matcher.find()) {
            entries.add(entry(matcher.group(1), page.substring(matcher.end(), end(page, matcher.end()))));
        }
        return entries;
    }

    /** Returns the program at the page's head. */
    public static String program() {
        String page = text();
        Matcher group = FIRST_GROUP.matcher(page);
        Matcher block = BLOCK.matcher(page);
        if (!group.find() || !block.find() || block.start() > group.start()) {
            throw new AssertionError("no program before the first group of problems");
        }
        return block.group(2);
    }

    /** Writes what is printed into an entry. */
    public static void update(Entry entry, String printed) {
        String page = text();
        String heading = "### " + entry.code() + "\n\n";
        int start = page.indexOf(heading) + heading.length();
        int end = end(page, start);
        String body = page.substring(start, end);
        int text = body.indexOf("```text\n") + "```text\n".length();
        String updated = body.substring(0, text) + printed + body.substring(body.indexOf("\n```", text));
        write(page.substring(0, start) + updated + page.substring(end));
    }

    private static int end(String page, int start) {
        int end = page.indexOf("\n##", start);
        return end < 0 ? page.length() : end;
    }

    private static Entry entry(String code, String body) {
        String java = null;
        String console = null;
        String text = "";
        List<String> others = new ArrayList<>();
        Matcher block = BLOCK.matcher(body);
        int first = -1;
        while (block.find()) {
            first = first < 0 ? block.start() : first;
            String content = block.group(2);
            if (block.group(1).equals("java") && java == null) {
                java = content;
            } else if (block.group(1).equals("console") && console == null) {
                console = content;
            } else if (block.group(1).equals("text") && text.isEmpty()) {
                text = content.stripTrailing();
            } else {
                others.add(block.group(1));
            }
        }
        String meaning = body.substring(0, Math.max(0, first)).strip().replace('\n', ' ');
        return new Entry(code, meaning, java, console, text, others);
    }

    private static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(String page) {
        try {
            Files.writeString(FILE, page);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
