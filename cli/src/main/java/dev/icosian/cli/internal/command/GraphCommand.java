package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.cli.internal.args.CommandForm;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.args.OptionForm;
import dev.icosian.cli.internal.exit.ExitCodes;
import dev.icosian.cli.internal.given.ChosenPipeline;
import dev.icosian.cli.internal.given.CommonOptions;
import dev.icosian.cli.internal.given.Invocation;
import dev.icosian.cli.internal.given.Limits;
import dev.icosian.cli.internal.given.PipelineHelp;
import dev.icosian.cli.internal.given.Pipelines;
import dev.icosian.cli.internal.picture.DotText;
import dev.icosian.cli.internal.picture.MermaidText;
import dev.icosian.cli.internal.picture.NodePicture;
import dev.icosian.cli.internal.picture.Picture;
import dev.icosian.cli.internal.picture.PictureJson;
import dev.icosian.cli.internal.picture.StepPicture;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes the picture of a pipeline for programs that draw it. */
final class GraphCommand implements Command {
    private static final String FORMAT = "format";
    private static final String STEPS = "steps";
    private static final String UPSTREAM = "upstream";
    private static final String DOT = "dot";
    private static final String MERMAID = "mermaid";

    @Override
    public CommandForm form() {
        return new CommandForm(
                "graph",
                "write the picture of a pipeline for Graphviz or Mermaid",
                List.of(
                        "Nothing is run. Each step is a box around its nodes; params and config keys stand outside, and so"
                                + " do ephemeral nodes, which belong to no step. What is requested has a thick line."),
                "",
                false,
                List.of(
                        OptionForm.value(FORMAT, "FORMAT", "dot for Graphviz, or mermaid; default: dot"),
                        OptionForm.flag(STEPS, "only the steps, and what goes from one to another"),
                        OptionForm.values(UPSTREAM, "NAME", "only this node, or this step, and what it needs"),
                        CommonOptions.pipeline(),
                        CommonOptions.config(),
                        CommonOptions.json(),
                        CommonOptions.verbose()),
                List.of("graph --steps", "graph --format mermaid", "graph | dot -Tsvg -o graph.svg"));
    }

    @Override
    public List<Section> help(Pipelines pipelines) {
        return PipelineHelp.config(pipelines);
    }

    @Override
    public int run(Invocation invocation) {
        String format = invocation.arguments().value(FORMAT);
        if (format != null && !format.equals(DOT) && !format.equals(MERMAID)) {
            throw new PipelineException(List.of(new Problem(
                    "Usage/UnknownFormat",
                    "there is no picture format '" + format + "'",
                    null,
                    "write --format dot or --format mermaid")));
        }
        Compilation compilation = Compiler.compile(ChosenPipeline.of(invocation));
        List<String> names = invocation.arguments().values(UPSTREAM);
        Set<String> upstream = upstream(compilation, names);
        Picture picture = invocation.arguments().has(STEPS)
                ? StepPicture.of(compilation.plan(), upstream)
                : NodePicture.of(compilation, upstream);
        if (invocation.isJson()) {
            invocation.host().out().println(PictureJson.of(picture));
            return ExitCodes.OK;
        }
        invocation.host().out().print(MERMAID.equals(format) ? MermaidText.of(picture) : DotText.of(picture));
        return ExitCodes.OK;
    }

    /** Returns the nodes that are named, and all those of steps that are named. */
    private static Set<String> upstream(Compilation compilation, List<String> names) {
        if (names.isEmpty()) {
            return Set.of();
        }
        Set<String> nodes = new TreeSet<>(Limits.nodes(compilation, names));
        for (Plan.StepPlan step : compilation.plan().steps()) {
            if (names.contains(step.name()) && compilation.dataflow().find(step.name()) == null) {
                step.nodes().forEach(node -> nodes.add(node.name()));
            }
        }
        return nodes;
    }
}
