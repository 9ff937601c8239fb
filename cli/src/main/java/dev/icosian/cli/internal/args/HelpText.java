package dev.icosian.cli.internal.args;

import dev.icosian.cli.internal.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Writes the help of a command, and the list of all. */
public final class HelpText {
    private static final int WIDTH = 100;
    private static final int WIDEST_LABEL = 26;

    private HelpText() {}

    /** A part of a help: a heading, and rows of a name with its description. */
    public record Section(String heading, List<Row> rows) {
        /** Copies the list. */
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /** A line of a section. */
    public record Row(String label, String text) {}

    /**
     * Returns the help of one command.
     *
     * @param program what starts the jar: {@code java -jar forecast.jar}
     * @param sections what the command has to say beside its form, before the examples
     * @param examples what stands behind the program's name
     */
    public static String of(CommandForm form, String program, List<Section> sections, List<String> examples) {
        StringBuilder text = new StringBuilder();
        String operand = form.operandRequired() ? form.operand() : "[" + form.operand() + "]";
        text.append("usage: ")
                .append(program)
                .append(' ')
                .append(form.name())
                .append(form.operand().isEmpty() ? "" : " " + operand)
                .append(" [options]\n\n");
        text.append(form.summary()).append('\n');
        for (String paragraph : form.details()) {
            text.append('\n');
            Wrap.lines(paragraph, WIDTH).forEach(line -> text.append(line).append('\n'));
        }
        List<Row> options = new ArrayList<>();
        for (OptionForm option : form.options()) {
            options.add(new Row(label(option), option.help() + (option.repeatable() ? " (repeatable)" : "")));
        }
        append(text, new Section("options", options));
        sections.forEach(section -> append(text, section));
        appendExamples(text, program, examples);
        return text.toString();
    }

    /** Returns the help of the whole program, with what stands behind its name in examples. */
    public static String ofAll(List<CommandForm> forms, String program, List<String> examples) {
        StringBuilder text = new StringBuilder();
        text.append("usage: ").append(program).append(" COMMAND [options]\n");
        append(
                text,
                new Section(
                        "commands",
                        forms.stream()
                                .map(form -> new Row(form.name(), form.summary()))
                                .toList()));
        append(
                text,
                new Section(
                        "options",
                        List.of(
                                new Row("-h, --help", "show this, or the help of a command: run --help"),
                                new Row("--version", "show the versions of Icosian and Java"))));
        appendExamples(text, program, examples);
        return text.toString();
    }

    private static String label(OptionForm option) {
        return "--" + option.name() + (option.isSwitch() ? "" : " " + option.value());
    }

    private static void append(StringBuilder text, Section section) {
        if (section.rows().isEmpty()) {
            return;
        }
        text.append('\n').append(section.heading()).append('\n');
        int column = section.rows().stream()
                .mapToInt(row -> row.label().length())
                .filter(length -> length <= WIDEST_LABEL)
                .max()
                .orElse(0);
        for (Row row : section.rows()) {
            List<String> lines = Wrap.lines(row.text(), WIDTH - column - 4);
            text.append("  ").append(row.label());
            int next = 0;
            if (row.label().length() <= column) {
                text.append(" ".repeat(column - row.label().length() + 2)).append(lines.get(0));
                next = 1;
            }
            text.append('\n');
            for (String line : lines.subList(next, lines.size())) {
                text.append(" ".repeat(column + 4)).append(line).append('\n');
            }
        }
    }

    private static void appendExamples(StringBuilder text, String program, List<String> examples) {
        if (examples.isEmpty()) {
            return;
        }
        text.append("\nexamples\n");
        for (String example : examples) {
            text.append("  ").append(program).append(' ').append(example).append('\n');
        }
    }
}
