package dev.icosian.cli.internal.command;

import dev.icosian.cli.internal.args.OptionForm;

/** Options that several commands take. */
final class CommonOptions {
    static final String PIPELINE = "pipeline";
    static final String CONFIG = "config";
    static final String PARAM = "param";
    static final String PARAMS = "params";
    static final String STORE = "store";
    static final String JSON = "json";
    static final String VERBOSE = "verbose";

    private CommonOptions() {}

    static OptionForm pipeline() {
        return OptionForm.value(PIPELINE, "NAME", "which pipeline; needed if the program has several");
    }

    static OptionForm config() {
        return OptionForm.values(CONFIG, "KEY=VALUE", "set a config key, which shapes the graph");
    }

    static OptionForm param() {
        return OptionForm.values(
                PARAM,
                "NAME=VALUE",
                "give a param: text, paths, URIs, enums and dates as they are, everything else as JSON");
    }

    static OptionForm params() {
        return OptionForm.value(PARAMS, "FILE", "give params as a JSON object in a file");
    }

    static OptionForm store(String otherwise) {
        return OptionForm.value(STORE, "URI", "where results are kept: a folder, or file:…, memory:…; " + otherwise);
    }

    static OptionForm json() {
        return OptionForm.flag(JSON, "print the result, or the problems, as JSON on standard output");
    }

    static OptionForm verbose() {
        return OptionForm.flag(VERBOSE, "show stack traces, and all frames of a failure");
    }
}
