package dev.icosian.airflow.internal.python;

import dev.icosian.airflow.internal.python.Expression.Argument;
import dev.icosian.airflow.internal.python.Expression.Atom;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Expression.Entries;
import dev.icosian.airflow.internal.python.Expression.Entry;
import dev.icosian.airflow.internal.python.Expression.Items;
import dev.icosian.airflow.internal.python.Expression.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Lines of Python as {@code ruff format} leaves them with its usual settings: on one line what fits there, otherwise one
 * item per line, each with a comma. The depth of expressions is that of JSON defaults, which is bounded.
 */
public final class Layout {
    /** The width of lines. */
    public static final int WIDTH = 88;

    private static final int INDENT = 4;

    private final List<String> lines = new ArrayList<>();

    /** Adds a line as it is. */
    public void line(int depth, String text) {
        lines.add(text.isEmpty() ? "" : " ".repeat(depth * INDENT) + text);
    }

    /** Adds an empty line. */
    public void blank() {
        lines.add("");
    }

    /** Adds {@code before}, the expression and {@code after}, on as many lines as they need. */
    public void add(int depth, String before, Expression expression, String after) {
        add(depth, before, expression, after, false);
    }

    /** As {@link #add}, with each item on a line of its own even if there were room. */
    public void addOpen(int depth, String before, Expression expression, String after) {
        add(depth, before, expression, after, true);
    }

    /**
     * Adds a call with each argument on a line of its own.
     *
     * @param comment behind the opening parenthesis; empty: none
     */
    public void addCall(int depth, String before, Call call, String after, String comment) {
        line(depth, before + call.function() + "(" + (comment.isEmpty() ? "" : "  # " + comment));
        for (Argument argument : call.arguments()) {
            add(depth + 1, name(argument), argument.value(), ",");
        }
        line(depth, ")" + after);
    }

    private void add(int depth, String before, Expression expression, String after, boolean isOpen) {
        String flat = before + flat(expression) + after;
        if ((!isOpen && depth * INDENT + width(flat) <= WIDTH) || isEmpty(expression)) {
            line(depth, flat);
            return;
        }
        if (expression instanceof Text text) {
            addText(depth, before, text.value(), after);
        } else if (expression instanceof Items items) {
            line(depth, before + "[");
            items.items().forEach(item -> add(depth + 1, "", item, ","));
            line(depth, "]" + after);
        } else if (expression instanceof Entries entries) {
            line(depth, before + "{");
            for (Entry entry : entries.entries()) {
                add(depth + 1, PythonText.literal(entry.key()) + ": ", entry.value(), ",");
            }
            line(depth, "}" + after);
        } else if (expression instanceof Call call) {
            addCall(depth, before, call, after, "");
        } else {
            line(depth, flat);
        }
    }

    private void addText(int depth, String before, String text, String after) {
        String literal = PythonText.literal(text);
        List<String> parts = TextParts.of(text);
        // The formatter joins parts that fit on a line.
        if (parts.size() == 1 || (depth + 1) * INDENT + width(literal) <= WIDTH) {
            line(depth, before + literal + after);
            return;
        }
        line(depth, before + "(");
        parts.forEach(part -> line(depth + 1, PythonText.literal(part)));
        line(depth, ")" + after);
    }

    /** Letters of East Asia, as far as literals have them as they are, take two columns. */
    private static int width(String text) {
        return text.codePoints().map(point -> point >= 0x3041 ? 2 : 1).sum();
    }

    private static boolean isEmpty(Expression expression) {
        return (expression instanceof Items items && items.items().isEmpty())
                || (expression instanceof Entries entries && entries.entries().isEmpty())
                || (expression instanceof Call call && call.arguments().isEmpty());
    }

    private static String name(Argument argument) {
        return argument.name() == null ? "" : argument.name() + "=";
    }

    private static String flat(Expression expression) {
        if (expression instanceof Atom atom) {
            return atom.text();
        }
        if (expression instanceof Text text) {
            return PythonText.literal(text.value());
        }
        if (expression instanceof Items items) {
            return "["
                    + String.join(", ", items.items().stream().map(Layout::flat).toList()) + "]";
        }
        if (expression instanceof Entries entries) {
            return "{"
                    + String.join(
                            ", ",
                            entries.entries().stream()
                                    .map(entry -> PythonText.literal(entry.key()) + ": " + flat(entry.value()))
                                    .toList())
                    + "}";
        }
        Call call = (Call) expression;
        return call.function() + "("
                + String.join(
                        ", ",
                        call.arguments().stream()
                                .map(argument -> name(argument) + flat(argument.value()))
                                .toList())
                + ")";
    }

    /** Returns the lines so far, each with a line break. */
    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
