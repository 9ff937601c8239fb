package dev.icosian.airflow.internal.dag;

import java.util.regex.Pattern;

/**
 * One option of {@code option("airflow.…", value)}.
 *
 * @param name without {@code airflow.}
 * @param kind what its value must be
 * @param ofPipeline whether a pipeline may have it
 * @param ofStep whether a step may have it
 */
public record AirflowOption(String name, Kind kind, boolean ofPipeline, boolean ofStep) {
    /** What a value must be. */
    public enum Kind {
        /** Any text of one line, not empty. */
        TEXT("a text of one line, up to 250 characters", "[^\\p{Cntrl}]{1,250}"),
        /** A text of several lines. */
        PROSE("a text", "(?s).{1,10000}"),
        /** Letters, digits, dot, dash. */
        ID("a name of letters, digits, '_', '-' and '.', up to 250 characters", "[A-Za-z0-9_.-]{1,250}"),
        /** An identifier that is written small. */
        GROUP("a name like that of a step", "[a-z][a-z0-9_]{0,62}"),
        /** Texts, parted by commas. */
        LIST("texts of up to 100 characters, parted by commas", "[^,\\p{Cntrl}]{1,100}(,[^,\\p{Cntrl}]{1,100})*"),
        /** A module and a function in it. */
        FUNCTION("module and function: \"acme.alerts.notify\"", "[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+"),
        /** A whole number from 1 on. */
        COUNT("a whole number from 1 to 1000000", "[1-9][0-9]{0,5}|1000000"),
        /** A whole number. */
        WHOLE("a whole number", "-?[0-9]{1,9}");

        private final String words;
        private final Pattern pattern;

        Kind(String words, String pattern) {
            this.words = words;
            this.pattern = Pattern.compile(pattern);
        }

        /** Returns what the value must be, for messages. */
        public String words() {
            return words;
        }

        /** Returns whether a value is of this kind. */
        public boolean fits(Object value) {
            boolean isNumber = this == COUNT || this == WHOLE;
            return isNumber == value instanceof Long
                    && (isNumber || value instanceof String)
                    && pattern.matcher(value.toString()).matches();
        }
    }

    /** Returns an option of pipelines. */
    public static AirflowOption ofPipeline(String name, Kind kind) {
        return new AirflowOption(name, kind, true, false);
    }

    /** Returns an option of steps. */
    public static AirflowOption ofStep(String name, Kind kind) {
        return new AirflowOption(name, kind, false, true);
    }

    /** Returns an option of both; that of a step wins. */
    public static AirflowOption ofBoth(String name, Kind kind) {
        return new AirflowOption(name, kind, true, true);
    }
}
