package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.given.Assignments;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.cli.internal.given.Resources;
import dev.icosian.cli.internal.given.SecretOptions;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.RunRequest;
import dev.icosian.runtime.internal.params.GivenParams;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A command that a target adds. */
final class TargetCommand implements Command {
    private final Target.Command command;

    TargetCommand(Target.Command command) {
        this.command = command;
    }

    @Override
    public CommandForm form() {
        List<String> help = command.help().strip().lines().toList();
        List<OptionForm> options = new ArrayList<>();
        for (Target.Option option : command.options()) {
            String text = option.help() + (option.required() ? " (required)" : "");
            options.add(new OptionForm(
                    option.name(), option.value(), text, !option.value().isEmpty()));
        }
        options.add(CommonOptions.pipeline());
        options.add(CommonOptions.config());
        options.add(CommonOptions.param());
        options.add(CommonOptions.params());
        options.add(CommonOptions.secret());
        options.add(CommonOptions.store("there is no default"));
        options.add(CommonOptions.json());
        options.add(CommonOptions.verbose());
        return new CommandForm(
                command.name(),
                help.isEmpty() ? command.name() : help.get(0),
                help.stream()
                        .skip(1)
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList(),
                command.operand(),
                !command.operand().isEmpty(),
                options,
                List.of());
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        List<Problem> missing = new ArrayList<>();
        for (Target.Option option : command.options()) {
            if (option.required() && !invocation.arguments().has(option.name())) {
                missing.add(new Problem(
                        "Usage/MissingOption",
                        command.name() + " needs --" + option.name(),
                        null,
                        ("add --" + option.name() + " " + option.value()).strip()));
            }
        }
        if (!missing.isEmpty()) {
            throw new PipelineException(missing);
        }
        try (TargetContext context = new TargetContext(invocation)) {
            return command.run(context);
        }
    }

    /** What the command works with, each part made when it is asked for. For one thread. */
    private static final class TargetContext implements RunRequest, AutoCloseable {
        private final Invocation invocation;
        private final Resources resources;
        private @Nullable ArtifactStore store;

        TargetContext(Invocation invocation) {
            this.invocation = invocation;
            this.resources = new Resources(invocation.jar().resources());
        }

        @Override
        public List<Pipeline> pipelines() {
            Map<String, String> config =
                    Assignments.of(CommonOptions.CONFIG, invocation.arguments().values(CommonOptions.CONFIG));
            return invocation.pipelines().whole().stream()
                    .map(pipeline -> ChosenPipeline.configured(pipeline, config))
                    .toList();
        }

        @Override
        public List<Problem> notMade() {
            return invocation.pipelines().notMade();
        }

        @Override
        public Pipeline pipeline() {
            return ChosenPipeline.of(invocation);
        }

        @Override
        public ArtifactStore store() {
            ArtifactStore open = store;
            if (open != null) {
                return open;
            }
            String text = invocation.arguments().value(CommonOptions.STORE);
            if (text == null) {
                throw new PipelineException(List.of(
                        new Problem("Store/NotGiven", "no store is given", null, "add --store with a folder or URI")));
            }
            open = StoreChoice.of(text, invocation.host().workingDirectory()).open();
            store = open;
            return open;
        }

        @Override
        public Compilation compilation() {
            return Compiler.compile(pipeline());
        }

        @Override
        public GivenParams given() {
            return ParamOptions.given(invocation);
        }

        @Override
        public RunOptions runOptions() {
            return RunOptions.newRun().relativeTo(invocation.host().workingDirectory());
        }

        @Override
        public LocalSettings settings() {
            LocalSettings settings =
                    LocalSettings.of(store(), Compiler::compile).withFound();
            for (Map.Entry<String, Object> resource : resources().entrySet()) {
                settings = settings.supply(resource.getKey(), resource.getValue());
            }
            for (Map.Entry<String, Secret> secret : secrets().entrySet()) {
                settings = settings.supply(secret.getKey(), secret.getValue());
            }
            return settings;
        }

        @Override
        public Map<String, Object> params() {
            return ParamOptions.decoded(invocation, pipeline());
        }

        @Override
        public Map<String, Secret> secrets() {
            // A command may be about all pipelines of the program.
            return invocation.arguments().has(CommonOptions.PIPELINE)
                    ? SecretOptions.of(invocation, pipeline())
                    : SecretOptions.of(invocation, pipelines());
        }

        @Override
        public Map<String, Object> resources() {
            return resources.all();
        }

        @Override
        public Map<String, List<String>> options() {
            Map<String, List<String>> given =
                    new TreeMap<>(invocation.arguments().options());
            return Collections.unmodifiableMap(given);
        }

        @Override
        public String operand() {
            String operand = invocation.arguments().operand();
            return operand == null ? "" : operand;
        }

        @Override
        public PrintStream out() {
            return invocation.host().out();
        }

        @Override
        public PrintStream err() {
            return invocation.host().err();
        }

        @Override
        public void close() {
            if (store != null) {
                store.close();
            }
            resources.close();
        }
    }
}
