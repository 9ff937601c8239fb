package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.TypeRef;
import dev.icosian.cli.internal.args.HelpText.Row;
import dev.icosian.cli.internal.args.HelpText.Section;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.TypeNames;
import dev.icosian.cli.internal.text.ValueText;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclarationReader;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.internal.ModelAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the help says about the jar's pipelines: what they can be given. A broken pipeline is left out of it. */
public final class PipelineHelp {
    private PipelineHelp() {}

    /** Returns the config keys. */
    public static List<Section> config(Pipelines pipelines) {
        List<Section> sections = new ArrayList<>();
        for (Pipeline pipeline : pipelines.whole()) {
            addConfig(sections, pipeline, title(pipelines, pipeline));
        }
        return sections;
    }

    /** Returns the params and the config keys. */
    public static List<Section> paramsAndConfig(Pipelines pipelines) {
        List<Section> sections = new ArrayList<>();
        for (Pipeline pipeline : pipelines.whole()) {
            String title = title(pipelines, pipeline);
            addParams(sections, pipeline, title);
            addConfig(sections, pipeline, title);
            addSecrets(sections, pipeline, title);
        }
        return sections;
    }

    /** Returns the steps. */
    public static List<Section> steps(Pipelines pipelines) {
        List<Section> sections = new ArrayList<>();
        for (Pipeline pipeline : pipelines.whole()) {
            List<Row> rows = new ArrayList<>();
            try {
                for (Plan.StepPlan step : pipeline.plan().steps()) {
                    String after = step.after().isEmpty() ? "" : ", after " + String.join(", ", step.after());
                    rows.add(new Row(step.name(), Amounts.count(step.nodes().size(), "node") + after));
                }
            } catch (PipelineException e) {
                rows.clear();
            }
            sections.add(new Section("steps" + title(pipelines, pipeline), rows));
        }
        return sections;
    }

    private static String title(Pipelines pipelines, Pipeline pipeline) {
        return pipelines.whole().size() == 1 ? "" : " of " + pipeline.name();
    }

    private static void addParams(List<Section> sections, Pipeline pipeline, String title) {
        List<Row> rows = new ArrayList<>();
        try {
            for (Plan.Param param : pipeline.plan().params()) {
                String otherwise = param.defaultJson() == null
                        ? (param.required() ? ", required" : ", optional")
                        : ", default " + param.defaultJson();
                rows.add(new Row(param.name(), TypeNames.simple(param.type()) + otherwise));
            }
        } catch (PipelineException e) {
            // Without its config there is no plan, but what is declared.
            rows.clear();
            DeclarationReader.read(ModelAccess.get().declaration(pipeline))
                    .params()
                    .values()
                    .forEach(param -> rows.add(row(param)));
        }
        sections.add(new Section("params" + title + " (--param NAME=VALUE)", rows));
    }

    private static Row row(DeclaredParam param) {
        TypeRef<?> declared = param.type();
        String type = declared == null ? "any type" : TypeNames.simple(declared.toString());
        Object value = param.defaultValue();
        if (param.hasDefault() && value != null) {
            return new Row(param.name(), type + ", default " + text(value));
        }
        return new Row(param.name(), type + (param.hasDefault() || param.nullable() ? ", optional" : ", required"));
    }

    private static void addSecrets(List<Section> sections, Pipeline pipeline, String title) {
        List<Row> rows = ModelAccess.get().declaration(pipeline).secrets().stream()
                .map(secret -> new Row(secret, "or ICOSIAN_SECRET_" + secret))
                .toList();
        if (!rows.isEmpty()) {
            sections.add(new Section("secrets" + title + " (--secret NAME=env:VARIABLE or NAME=file:PATH)", rows));
        }
    }

    private static void addConfig(List<Section> sections, Pipeline pipeline, String title) {
        List<Row> rows = new ArrayList<>();
        for (ConfigKey key : DeclarationReader.read(ModelAccess.get().declaration(pipeline))
                .config()
                .values()) {
            String type = key.type().rawClass().isEnum()
                    ? Arrays.stream(key.type().rawClass().getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(" or "))
                    : TypeNames.simple(key.type().toString());
            Object value = key.value();
            String otherwise =
                    value == null ? (key.nullable() ? ", optional" : ", required") : ", default " + text(value);
            rows.add(new Row(key.name(), type + otherwise));
        }
        sections.add(new Section("config" + title + " (--config KEY=VALUE)", rows));
    }

    private static String text(Object value) {
        return ValueText.of(value).map(ValueText.Shown::text).orElse("given");
    }
}
