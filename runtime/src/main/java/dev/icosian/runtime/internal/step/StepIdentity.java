package dev.icosian.runtime.internal.step;

import dev.icosian.Materializer;
import dev.icosian.Plan;
import dev.icosian.Source;
import dev.icosian.compiler.CodePrint;
import dev.icosian.compiler.CompiledStep;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.Sha256;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.key.Absent;
import dev.icosian.runtime.internal.key.KeyEncoder;
import dev.icosian.runtime.internal.key.StepKey;
import dev.icosian.runtime.internal.params.ParamSet;
import dev.icosian.runtime.internal.record.CodeTable;
import dev.icosian.runtime.internal.record.Components;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.MaterializerUse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a step's result depends on: its key, and the parts of the key to explain a later one that differs. Immutable.
 *
 * @param codeTable code behind the step, for explanations
 */
record StepIdentity(String key, Components components, CodeTable codeTable) {
    private static final String BYTECODE = "bytecode:";
    private static final int LONGEST_SHOWN = 1024;

    /** What of a run gets into keys. */
    interface Ingredients {
        /** Returns the digest by node that comes from another step; null for a null value. */
        Map<String, @Nullable String> inputs();

        /** Returns the params of the run. */
        ParamSet params();

        /** Returns the content of files by param that names some. */
        Map<String, FilePin> files();

        /** Returns the content's version by source node; empty where it cannot be told. */
        Map<String, Optional<String>> sources();

        /** Returns the consumed configuration. */
        Map<String, ConfigSpec> config();

        /** Returns the run key. */
        String runKey();
    }

    static StepIdentity of(CompiledStep step, Ingredients ingredients) {
        Map<String, Object> nodes = new LinkedHashMap<>();
        Map<String, String> nodeDigests = new LinkedHashMap<>();
        for (ResolvedNode node : step.nodes()) {
            Map<String, Object> record = node(node, step);
            nodes.put(node.name(), record);
            nodeDigests.put(node.name(), Sha256.hex(KeyEncoder.encode(record)));
        }
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        ingredients.inputs().forEach((node, digest) -> inputs.put(node, digest == null ? null : bytes(digest)));
        Map<String, Object> params = new LinkedHashMap<>();
        Map<String, Components.Param> paramParts = new LinkedHashMap<>();
        for (String name : step.params()) {
            ParamSet.Param param = ingredients.params().get(name);
            FilePin files = ingredients.files().get(name);
            params.put(name, param(param, files));
            paramParts.put(name, paramPart(param, files));
        }
        Map<String, Object> config = new LinkedHashMap<>();
        Map<String, String> configParts = new LinkedHashMap<>();
        for (String key : step.config()) {
            Object tree = configTree(ingredients.config().get(key));
            if (tree != null) {
                config.put(key, tree);
                configParts.put(key, CanonicalJson.valueText(tree));
            }
        }
        Map<String, Object> outputs = new LinkedHashMap<>();
        Map<String, Components.Bound> outputParts = new LinkedHashMap<>();
        for (Map.Entry<String, Materializer<?>> output : step.outputs().entrySet()) {
            String type = typeOf(step, output.getKey(), output.getValue());
            outputs.put(output.getKey(), Map.of("type", type, "materializer", materializer(output.getValue(), step)));
            outputParts.put(output.getKey(), bound(type, output.getValue(), step));
        }
        Map<String, Object> readers = new LinkedHashMap<>();
        Map<String, Components.Bound> readerParts = new LinkedHashMap<>();
        for (Map.Entry<String, Materializer<?>> reader : step.readers().entrySet()) {
            readers.put(reader.getKey(), materializer(reader.getValue(), step));
            String type = reader.getValue().type().toString();
            readerParts.put(reader.getKey(), bound(type, reader.getValue(), step));
        }
        Map<String, String> sources = new TreeMap<>(Utf8Order.INSTANCE);
        ingredients.sources().forEach((node, version) -> version.ifPresent(known -> sources.put(node, known)));
        boolean isTold = sources.size() == ingredients.sources().size();
        String salt = step.withinRun() || !isTold ? ingredients.runKey() : null;

        Map<String, Object> record = new HashMap<>();
        record.put("nodes", nodes);
        record.put("inputs", inputs);
        record.put("params", params);
        record.put("config", config);
        record.put("outputs", outputs);
        record.put("readers", readers);
        record.put("sources", sources.isEmpty() ? Absent.ABSENT : sources);
        record.put("salt", salt == null ? Absent.ABSENT : salt);
        Components components = new Components(
                nodeDigests, ingredients.inputs(), paramParts, configParts, outputParts, readerParts, sources, salt);
        return new StepIdentity(StepKey.hex(record), components, CodeTable.of(step.code(), step.extraCode()));
    }

    private static Map<String, Object> node(ResolvedNode node, CompiledStep step) {
        Map<String, Object> record = new HashMap<>();
        record.put("kind", node.kind());
        record.put("type", node.type().toString());
        record.put("code", code(step.code().get(node.name())));
        record.put(
                "binds",
                node.binds().stream()
                        .filter(bind -> !(bind instanceof Bind.ToLocation))
                        .map(StepIdentity::bind)
                        .toList());
        record.put("source", node.body() instanceof Body.Load load ? source(load.source()) : Absent.ABSENT);
        record.put(
                "modifiers",
                node.modifiers().stream().map(use -> modifier(use, step)).toList());
        return record;
    }

    private static Map<String, Object> source(Source<?> source) {
        return Map.of("id", source.id(), "version", source.version(), "options", source.options());
    }

    private static Object code(@Nullable CodePrint print) {
        if (print == null) {
            return Absent.ABSENT;
        }
        String text = print.text();
        return text.startsWith(BYTECODE) ? bytes(text.substring(BYTECODE.length())) : text;
    }

    private static Map<String, Object> bind(Bind bind) {
        Map<String, Object> record = new HashMap<>();
        if (bind instanceof Bind.ToNode node) {
            record.put("from", "node");
            record.put("name", node.node());
        } else if (bind instanceof Bind.ToParam param) {
            record.put("from", "param");
            record.put("name", param.param());
        } else if (bind instanceof Bind.ToConfig config) {
            record.put("from", "config");
            record.put("name", config.key());
        } else if (bind instanceof Bind.ToLiteral literal) {
            record.put("from", "literal");
            record.put("type", literal.type().toString());
            record.put("value", json(literal));
        } else if (bind instanceof Bind.ToSecret secret) {
            record.put("from", "secret");
            record.put("name", secret.secret());
        } else if (bind instanceof Bind.ToResource resource) {
            record.put("from", "resource");
            record.put("name", resource.resource());
        } else if (bind instanceof Bind.ToScratch) {
            record.put("from", "scratch");
        } else if (bind instanceof Bind.ToAbsent absent) {
            record.put("from", "absent");
            record.put("name", absent.name());
        } else if (bind instanceof Bind.ToAll all) {
            record.put("from", "all");
            record.put("type", all.type().toString());
            record.put("form", all.form().name().toLowerCase(Locale.ROOT));
            record.put("labels", all.labels());
            record.put("items", all.items().stream().map(StepIdentity::bind).toList());
        }
        return record;
    }

    private static Object json(Bind.ToLiteral literal) {
        Object value = literal.value();
        if (value == null) {
            return Absent.ABSENT;
        }
        ValueCodec codec = ValueCodec.forType(literal.type())
                .orElseThrow(() -> new IllegalStateException("a literal of type " + literal.type()));
        return codec.canonicalText(value);
    }

    private static Map<String, Object> modifier(ModifierUse use, CompiledStep step) {
        Map<String, Object> record = new HashMap<>();
        record.put("id", use.id());
        record.put("version", use.modifier() == null ? 1 : use.modifier().version());
        record.put("args", use.args());
        record.put("code", code(step.extraCode().get("modifier:" + use.id())));
        return record;
    }

    private static Map<String, Object> materializer(Materializer<?> materializer, CompiledStep step) {
        Map<String, Object> record = new HashMap<>();
        record.put("id", materializer.id());
        record.put("version", materializer.version());
        record.put("options", materializer.options());
        record.put("code", code(codeOf(materializer, step)));
        return record;
    }

    private static @Nullable CodePrint codeOf(Materializer<?> materializer, CompiledStep step) {
        return step.extraCode().get("materializer:" + materializer.id());
    }

    private static Components.Bound bound(String type, Materializer<?> materializer, CompiledStep step) {
        CodePrint print = codeOf(materializer, step);
        return new Components.Bound(type, MaterializerUse.of(materializer), print == null ? null : print.text());
    }

    private static String typeOf(CompiledStep step, String node, Materializer<?> materializer) {
        for (Plan.Output output : step.plan().outputs()) {
            if (output.node().equals(node)) {
                return output.type();
            }
        }
        return materializer.type().toString();
    }

    private static Object param(ParamSet.Param param, @Nullable FilePin files) {
        String json = param.json();
        if (json == null) {
            return Absent.ABSENT;
        }
        if (files == null) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return Map.of("type", param.spec().type().toString(), "json", bytes);
        }
        List<Object> digests = new ArrayList<>();
        files.digests().forEach(digest -> digests.add(bytes(digest)));
        return files.many() ? Map.of("files", digests) : Map.of("file", digests.get(0));
    }

    private static Components.Param paramPart(ParamSet.Param param, @Nullable FilePin files) {
        String json = param.json();
        if (json == null) {
            return new Components.Missing();
        }
        if (files != null) {
            return new Components.Files(files.digests());
        }
        String shown =
                json.length() <= LONGEST_SHOWN ? json : "sha256:" + Sha256.hex(json.getBytes(StandardCharsets.UTF_8));
        return new Components.Value(param.spec().type().toString(), shown);
    }

    private static @Nullable Object configTree(@Nullable ConfigSpec spec) {
        if (spec == null || spec.value() == null) {
            return null;
        }
        Object value = spec.value();
        return ValueCodec.forType(spec.type())
                .map(codec -> codec.toJson(value))
                .orElseThrow(() -> new IllegalStateException("a configuration key of type " + spec.type()));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
