package dev.icosian.cli.internal.text;

import java.util.List;
import java.util.Properties;

/**
 * How the running program was started, to print commands that start it again.
 *
 * @param words the first words of such a command: {@code java -jar forecast.jar}
 */
public record Program(List<String> words) {
    private static final int LONGEST_SHOWN = 80;

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
            return new Program(List.of("java", "-jar", classPath));
        }
        int blank = command.indexOf(' ');
        String mainClass = blank < 0 ? command : command.substring(0, blank);
        if (mainClass.isEmpty() || classPath.isEmpty()) {
            return new Program(List.of("java", "-jar", "app.jar"));
        }
        return new Program(List.of("java", "-cp", classPath, mainClass));
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
