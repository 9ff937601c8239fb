package dev.icosian.airflow.internal.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of Python: as much of the language as a DAG file needs. Immutable. */
public sealed interface Expression {
    /** The empty word. */
    Atom NONE = new Atom("None");

    /**
     * A name, number or literal.
     *
     * @param text as it is written
     */
    record Atom(String text) implements Expression {}

    /** A text that may be written on several lines. */
    record Text(String value) implements Expression {}

    /** A list. */
    record Items(List<Expression> items) implements Expression {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A dict whose keys are texts. */
    record Entries(List<Entry> entries) implements Expression {
        /** Copies the list. */
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /** One entry of a dict. */
    record Entry(String key, Expression value) {}

    /**
     * A call.
     *
     * @param function as it is written: {@code pendulum.datetime}
     */
    record Call(String function, List<Argument> arguments) implements Expression {
        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** Returns a copy with more arguments at the end. */
        public Call with(List<Argument> more) {
            List<Argument> all = new ArrayList<>(arguments);
            all.addAll(more);
            return new Call(function, all);
        }
    }

    /**
     * An argument of a call.
     *
     * @param name null: by its position
     */
    record Argument(@Nullable String name, Expression value) {}

    /** Returns a text on one line. */
    static Expression text(String value) {
        return new Atom(PythonText.literal(value));
    }

    /** Returns a whole number. */
    static Expression number(long value) {
        return new Atom(Long.toString(value));
    }

    /** Returns a truth value. */
    static Expression truth(boolean value) {
        return new Atom(value ? "True" : "False");
    }

    /** Returns a list of texts. */
    static Expression texts(List<String> values) {
        return new Items(values.stream().map(Expression::text).toList());
    }

    /** Returns an argument by name. */
    static Argument argument(String name, Expression value) {
        return new Argument(name, value);
    }

    /** Returns an argument by its position. */
    static Argument argument(Expression value) {
        return new Argument(null, value);
    }

    /**
     * Returns a tree of JSON: maps in their order, lists, texts, numbers, truth values and null.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Expression ofTree(@Nullable Object tree) {
        if (tree == null) {
            return NONE;
        }
        if (tree instanceof String text) {
            return text(text);
        }
        if (tree instanceof Boolean truth) {
            return truth(truth);
        }
        if (tree instanceof Number number) {
            return new Atom(PythonNumber.literal(number));
        }
        if (tree instanceof List<?> list) {
            return new Items(list.stream().map(Expression::ofTree).toList());
        }
        if (tree instanceof Map<?, ?> map) {
            List<Entry> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add(new Entry((String) key, ofTree(value))));
            return new Entries(entries);
        }
        throw new IllegalArgumentException("no JSON: " + tree.getClass().getName());
    }
}
