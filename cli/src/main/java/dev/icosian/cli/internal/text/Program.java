package dev.icosian.cli.internal.text;

import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * How the running program was started, to print commands that start it again.
 *
 * @param words the first words of such a command: {@code java -jar forecast.jar}
 * @param jar that was started; null if it was none
 * @param isProcess whether it has this process for itself, so that the process can be started again
 */
public record Program(List<String> words, @Nullable String jar, boolean isProcess) {
    /** The system property by which a start script says its own name. */
    public static final String PROPERTY = "dev.icosian.program";

    private static final int LONGEST_SHOWN = 80;

    /** Takes the words; with {@code -jar} the third is the jar. */
    public Program(List<String> words) {
        this(words, words.size() == 3 && words.get(1).equals("-jar") ? words.get(2) : null, false);
    }

    /** Copies the list. */
    public Program {
        words = List.copyOf(words);
    }

    /** Returns how this JVM was started, from its system properties. */
    public static Program of(Properties properties) {
        String classPath = properties.getProperty("java.class.path", "");
        String separator = properties.getProperty("path.separator", ":");
        String command = properties.getProperty("sun.java.command", "");
        // With -jar the class path is the jar and nothing else, and the command starts with it.
        if (classPath.endsWith(".jar") && !classPath.contains(separator) && isFirst(classPath, command)) {
            String script = properties.getProperty(PROPERTY, "");
            return script.isEmpty()
                    ? new Program(List.of("java", "-jar", classPath), classPath, true)
                    : new Program(List.of(script), classPath, true);
        }
        int blank = command.indexOf(' ');
        String mainClass = blank < 0 ? command : command.substring(0, blank);
        if (mainClass.isEmpty() || classPath.isEmpty()) {
            return new Program(List.of("java", "-jar", "app.jar"), null, true);
        }
        return new Program(List.of("java", "-cp", classPath, mainClass), null, true);
    }

    private static boolean isFirst(String word, String command) {
        return command.equals(word) || command.startsWith(word + " ");
    }

    /** Returns the words for a help text: a long class path is not spelt out. */
    public String shown() {
        return text().length() <= LONGEST_SHOWN ? text() : "java -jar app.jar";
    }

    /** Returns the words as a shell reads them. */
    public String text() {
        return Shell.command(words);
    }
}
