package dev.icosian.cli.internal.args;

/**
 * An option that a command takes.
 *
 * @param name without dashes: {@code param}
 * @param value placeholder in the help: {@code NAME=VALUE}; empty for a switch
 * @param help what it does, one sentence without a full stop
 * @param repeatable whether it may be given several times
 */
public record OptionForm(String name, String value, String help, boolean repeatable) {
    /** Returns an option with a value that is given at most once. */
    public static OptionForm value(String name, String value, String help) {
        return new OptionForm(name, value, help, false);
    }

    /** Returns an option with a value that may be given several times. */
    public static OptionForm values(String name, String value, String help) {
        return new OptionForm(name, value, help, true);
    }

    /** Returns an option without a value. */
    public static OptionForm flag(String name, String help) {
        return new OptionForm(name, "", help, false);
    }

    /** Returns whether it stands alone. */
    public boolean isSwitch() {
        return value.isEmpty();
    }
}
