package dev.icosian.cli.problems;

import dev.icosian.cli.internal.Cli.Done;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does what stands in a console block, line by line: {@code java -jar shop.jar …} runs in this process with the
 * example's pipelines, compiled again if the shell changed the source; {@code javac …} compiles without
 * {@code -parameters}; and everything else is left to the shell.
 */
final class Console {
    private static final String PARAMETERS = "-parameters";
    private static final String PROMPT = "$ ";
    private static final Pattern COMMAND = Pattern.compile("((?:\\w+=\\S+ )*)java -jar shop\\.jar ?(.*)");
    /** Quoted by apostrophes, or free of blanks; parts that touch each other are one word. */
    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");

    private final Path folder;
    private final Path classes;
    private final Path file;
    private Snippet snippet;

    /** Compiles an example into the folder {@code classes}, and writes its source beside it. */
    Console(Snippet snippet, Path folder) throws IOException {
        this.snippet = snippet;
        this.folder = folder;
        this.classes = folder.resolve("classes");
        this.file = folder.resolve(snippet.fileName());
        Files.writeString(file, snippet.source());
        snippet.compile(classes, PARAMETERS);
    }

    /** Returns what the last command did. */
    Done run(String lines) throws IOException, InterruptedException {
        Done last = null;
        for (String line : lines.lines().toList()) {
            if (!line.startsWith(PROMPT)) {
                throw new AssertionError("not a command: " + line);
            }
            String command = line.substring(PROMPT.length());
            Matcher ours = COMMAND.matcher(command);
            if (ours.matches()) {
                last = program(words(ours.group(1)), words(ours.group(2)));
            } else if (command.startsWith("javac ")) {
                snippet.compile(classes);
            } else {
                shell(command);
                compileIfChanged();
            }
        }
        if (last == null) {
            throw new AssertionError("no command of the program in\n" + lines);
        }
        return last;
    }

    private void compileIfChanged() throws IOException {
        if (!Files.readString(file).equals(snippet.source())) {
            snippet = new Snippet(Files.readString(file));
            snippet.compile(classes, PARAMETERS);
        }
    }

    /** A jar that brings services of its own has class loaders of its own, as any process has. */
    private Done program(List<String> variables, List<String> words) throws IOException {
        boolean hasServices = Files.exists(classes.resolve("META-INF"));
        try (URLClassLoader loader = hasServices ? Isolated.with(classes) : Snippet.loader(classes)) {
            return hasServices
                    ? Isolated.run(loader, snippet.source(), folder, variables, words)
                    : new ShopJar(snippet, folder, loader).run(variables, words);
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group().replace("'", ""));
        }
        return words;
    }

    private void shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-ec", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("failed: " + command);
        }
    }
}
