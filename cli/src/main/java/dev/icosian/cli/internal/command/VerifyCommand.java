package dev.icosian.cli.internal.command;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Secret;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.exit.ProblemReport;
import dev.icosian.cli.internal.exit.Stopping;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Limits;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.given.Resources;
import dev.icosian.cli.internal.given.SecretOptions;
import dev.icosian.cli.internal.given.Supplied;
import dev.icosian.cli.internal.given.Variables;
import dev.icosian.cli.internal.progress.PrintingProgress;
import dev.icosian.cli.internal.progress.Progress;
import dev.icosian.cli.internal.reproduce.SecondProcess;
import dev.icosian.cli.internal.reproduce.Verified;
import dev.icosian.cli.internal.reproduce.Verifier;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.local.SilentSink;
import dev.icosian.runtime.internal.params.GivenParams;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Computes steps twice and compares what comes out. */
final class VerifyCommand implements Command {
    private static final String REGROUP = "regroup";
    private static final String TO = "to";
    private static final String STORE = "one that is thrown away";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "verify",
                "compute every step twice, and say which is not reproducible",
                List.of(
                        "Each step is computed, then computed again from the same inputs, in a store that is thrown away;"
                                + " nothing is published. A step whose bytes differ depends on more than its inputs: on the"
                                + " time, on random numbers, on threads, on the order of a set. The second time is in"
                                + " another process, where the operating system allows it.",
                        "With --" + REGROUP
                                + ", every function is a step of its own: then the one to blame is named, and so"
                                + " is one that gives another value when what it reads comes from a store.",
                        "The exit code is 0 if all is reproducible, and 1 if something is not."),
                "",
                false,
                List.of(
                        CommonOptions.pipeline(),
                        CommonOptions.param(),
                        CommonOptions.params(),
                        CommonOptions.config(),
                        CommonOptions.secret(),
                        OptionForm.flag(REGROUP, "also with every function in a step of its own"),
                        OptionForm.values(TO, "NAME", "only this step, or the step of this node, and what it needs"),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("verify", "verify --regroup --json"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.paramsAndConfig(pipelines);
    }

    @Override
    public int run(Invocation invocation) throws Exception {
        return ProblemReport.orNothingRun(invocation, stopping -> verify(invocation, stopping));
    }

    private static int verify(Invocation invocation, Stopping stopping) throws IOException {
        Pipeline pipeline = SilentSink.instead(ChosenPipeline.of(invocation));
        GivenParams given = ParamOptions.given(invocation);
        Compilations compilations = new Compilations();
        Compilation compilation = compilations.of(pipeline);
        List<String> to = invocation.arguments().values(TO);
        Set<String> nodes = to.isEmpty() ? Set.of() : Limits.nodes(compilation, to);
        RunOptions options = RunOptions.newRun()
                .limitedTo(nodes)
                .relativeTo(invocation.host().workingDirectory())
                .scheduledAt(new Variables(invocation).scheduledAt());
        LocalRunner.params(compilation, given, options);
        Map<String, Secret> secrets = SecretOptions.of(invocation, pipeline);
        AtomicBoolean isSaid = new AtomicBoolean();
        stopping.addLastWords(() -> {
            if (isSaid.compareAndSet(false, true)) {
                invocation.host().err().println("stopped: nothing was compared");
            }
            return true;
        });
        int jobs = Runtime.getRuntime().availableProcessors();
        try (Progress progress = PrintingProgress.inLines(invocation.host(), STORE, jobs);
                Resources resources = new Resources(invocation.jar().resources())) {
            compilations.tell(each -> progress.expect(each, nodes));
            Verifier verifier = new Verifier(
                    store -> Supplied.with(
                            LocalSettings.of(store, compilations::of)
                                    .with(progress)
                                    .withFound(),
                            pipeline,
                            resources,
                            secrets),
                    given,
                    options,
                    step -> invocation.host().err().println(step + ": computed again"),
                    invocation.host().program().isProcess());
            SecondProcess asked = SecondProcess.asked();
            if (asked != null) {
                verifier.again(compilation, asked);
                isSaid.set(true);
                return ExitCodes.OK;
            }
            Verified verified;
            try {
                verified = verifier.verify(compilation, invocation.arguments().has(REGROUP));
            } catch (PipelineException e) {
                if (stopping.isAsked() || isSaid.getAndSet(true)) {
                    throw e;
                }
                int code = ProblemReport.show(invocation, e);
                invocation.host().err().println("failed: nothing was compared");
                return code;
            }
            if (stopping.isAsked()) {
                stopping.sayLastWords();
                return stopping.exitCode();
            }
            isSaid.set(true);
            return show(invocation, verified);
        }
    }

    private static int show(Invocation invocation, Verified verified) {
        if (invocation.isJson()) {
            invocation.host().out().println(verified.json());
        }
        if (!verified.failures().isEmpty()) {
            invocation.host().err().print(ProblemText.errors(verified.failures()));
            invocation.host().err().println("failed: there is nothing to compare; see more with run");
            return ExitCodes.of(verified.failures());
        }
        if (!invocation.isJson()) {
            verified.lines().forEach(invocation.host().out()::println);
        }
        return verified.isReproducible() ? ExitCodes.OK : ExitCodes.DIFFERS;
    }
}
