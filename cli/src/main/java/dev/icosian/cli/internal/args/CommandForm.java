package dev.icosian.cli.internal.args;

import java.util.Arrays;
import java.util.List;

/**
 * What a command takes and what its help says.
 *
 * @param name its words: {@code run}, {@code airflow export}
 * @param summary one line of the list of commands
 * @param details paragraphs of its help
 * @param operand placeholders of its words that are no options: {@code NAME}, {@code RUN [NODE]}, {@code RUN…}; empty: it takes
 *     none
 * @param operandRequired whether those without brackets must be given
 * @param options in the order of the help
 * @param examples what stands behind the program's name
 */
public record CommandForm(
        String name,
        String summary,
        List<String> details,
        String operand,
        boolean operandRequired,
        List<OptionForm> options,
        List<String> examples) {
    /** Behind the last placeholder: it may stand for several words. */
    private static final String ANY_NUMBER = "…";

    /** Copies the lists. */
    public CommandForm {
        details = List.copyOf(details);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
    }

    /** Returns how many words that are no options it takes. */
    int operandsAllowed() {
        if (operand.endsWith(ANY_NUMBER)) {
            return Integer.MAX_VALUE;
        }
        return operand.isEmpty() ? 0 : operand.split(" ", -1).length;
    }

    /** Returns how many words that are no options it needs. */
    int operandsNeeded() {
        return operandRequired
                ? (int) Arrays.stream(operand.split(" ", -1))
                        .filter(word -> !word.startsWith("["))
                        .count()
                : 0;
    }
}
