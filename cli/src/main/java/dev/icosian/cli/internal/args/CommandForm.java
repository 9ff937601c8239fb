package dev.icosian.cli.internal.args;

import java.util.List;

/**
 * What a command takes and what its help says.
 *
 * @param name its words: {@code run}, {@code airflow export}
 * @param summary one line of the list of commands
 * @param details paragraphs of its help
 * @param operand placeholder of its one word that is no option: {@code NAME}; empty: it takes none
 * @param operandRequired whether the word must be given
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
    /** Copies the lists. */
    public CommandForm {
        details = List.copyOf(details);
        options = List.copyOf(options);
        examples = List.copyOf(examples);
    }
}
