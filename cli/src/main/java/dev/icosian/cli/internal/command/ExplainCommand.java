package dev.icosian.cli.internal.command;

import dev.icosian.ArtifactStore;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Examples;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.ParamOptions;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.given.ReadOnly;
import dev.icosian.cli.internal.given.StoreChoice;
import dev.icosian.cli.internal.history.PresentState;
import dev.icosian.cli.internal.text.CodePages;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.explain.Explanation;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says where a node, step, param or config key comes from and goes to. */
final class ExplainCommand implements Command {
    private static final int FORMAT = 1;

    @Override
    public CommandForm form() {
        return new CommandForm(
                "explain",
                "show where a node, step, param or config key comes from and goes to, or what a code means",
                List.of(
                        "Nothing is run. Without a name, the pipeline as a whole is shown.",
                        "Where there is a store, the last run is named, and what a run would do now and why: with the"
                                + " params of the last one, but for those given here.",
                        "Of a problem or a reason, given by the code that it is shown with, it shows what it means, and an"
                                + " example.",
                        "Where a node and a step have one name, it means the node; step:NAME always means the step."),
                "NAME",
                false,
                List.of(
                        CommonOptions.pipeline(),
                        CommonOptions.config(),
                        CommonOptions.param(),
                        CommonOptions.params(),
                        ReadOnly.option(),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("explain"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.config(pipelines);
    }

    @Override
    public List<String> examples(Pipelines pipelines) {
        return Examples.explain(pipelines);
    }

    @Override
    public int run(Invocation invocation) {
        String name = invocation.arguments().operand();
        Explanation explanation =
                name != null && CodePages.isCode(name) ? CodePages.explain(name) : ofPlan(invocation, name);
        invocation.print(() -> json(explanation), explanation::lines);
        return ExitCodes.OK;
    }

    private static Explanation ofPlan(Invocation invocation, @Nullable String name) {
        Compilation compilation = Compiler.compile(ChosenPipeline.of(invocation));
        Explanation explanation = name == null ? Explanation.overview(compilation) : Explanation.of(compilation, name);
        StoreChoice choice = ReadOnly.choice(invocation);
        if (invocation.arguments().has(CommonOptions.STORE)) {
            choice.checkExists("run");
        }
        if (!choice.exists()) {
            return explanation;
        }
        try (ArtifactStore store = choice.open()) {
            return new PresentState(
                            compilation,
                            store,
                            ParamOptions.given(invocation),
                            invocation.host().workingDirectory())
                    .addTo(explanation, name);
        }
    }

    private static String json(Explanation explanation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("kind", explanation.kind());
        tree.put("title", explanation.title());
        tree.put("place", explanation.place());
        tree.put(
                "entries",
                explanation.entries().stream()
                        .map(entry -> Map.of("label", entry.label(), "lines", entry.lines()))
                        .toList());
        return CanonicalJson.valueText(tree);
    }
}
