package dev.icosian.cli.internal.given;

import dev.icosian.cli.internal.args.OptionForm;

/** Options that several commands take. */
public final class CommonOptions {
    /** Name of the option {@code --pipeline}. */
    public static final String PIPELINE = "pipeline";
    /** Name of the option {@code --config}. */
    public static final String CONFIG = "config";
    /** Name of the option {@code --param}. */
    public static final String PARAM = "param";
    /** Name of the option {@code --params}. */
    public static final String PARAMS = "params";
    /** Name of the option {@code --secret}. */
    public static final String SECRET = "secret";
    /** Name of the option {@code --store}. */
    public static final String STORE = "store";
    /** Name of the option {@code --json}. */
    public static final String JSON = "json";
    /** Name of the option {@code --verbose}. */
    public static final String VERBOSE = "verbose";

    private CommonOptions() {}

    /** Returns the option {@code --pipeline}. */
    public static OptionForm pipeline() {
        return OptionForm.value(PIPELINE, "NAME", "which pipeline; needed if the program has several");
    }

    /** Returns the option {@code --config}. */
    public static OptionForm config() {
        return OptionForm.values(CONFIG, "KEY=VALUE", "set a config key, which shapes the graph");
    }

    /** Returns the option {@code --param}. */
    public static OptionForm param() {
        return OptionForm.values(
                PARAM,
                "NAME=VALUE",
                "give a param: text, paths, URIs, enums and dates as they are, everything else as JSON");
    }

    /** Returns the option {@code --params}. */
    public static OptionForm params() {
        return OptionForm.value(PARAMS, "FILE", "give params as a JSON object in a file");
    }

    /** Returns the option {@code --secret}. */
    public static OptionForm secret() {
        return OptionForm.values(
                SECRET, "NAME=FROM", "where a secret is, never the secret itself: env:VARIABLE or file:PATH");
    }

    /** Returns the option {@code --store}. */
    public static OptionForm store(String otherwise) {
        return OptionForm.value(STORE, "URI", "where results are kept: a folder, or file:…, memory:…; " + otherwise);
    }

    /** Returns the option {@code --json}. */
    public static OptionForm json() {
        return OptionForm.flag(JSON, "print the result, or the problems, as JSON on standard output");
    }

    /** Returns the option {@code --verbose}. */
    public static OptionForm verbose() {
        return OptionForm.flag(VERBOSE, "show stack traces, and all frames of a failure");
    }
}
