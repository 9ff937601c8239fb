package dev.icosian.compiler.declare;

import dev.icosian.Default;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.Declaration.ParamDeclaration;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.Names;
import dev.icosian.internal.Nullness;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the records and builder calls that declare a pipeline's params, config keys and outputs. */
public final class DeclarationReader {
    private final Map<String, ConfigKey> config;
    private final Map<String, DeclaredParam> params = new LinkedHashMap<>();
    private final List<DeclaredOutput> outputs = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private DeclarationReader(Declaration declaration) {
        config = new ConfigReader(declaration, problems).keys();
        Class<? extends Record> paramsType = declaration.paramsType();
        if (paramsType != null) {
            for (RecordComponent component : paramsType.getRecordComponents()) {
                params.put(component.getName(), param(paramsType, component));
            }
        }
        for (ParamDeclaration param : declaration.params()) {
            String call = "param(\"" + param.name() + "\"" + (param.hasDefault() ? ", …)" : ")");
            params.put(
                    param.name(),
                    new DeclaredParam(param.name(), null, false, param.hasDefault(), param.defaultValue(), call));
        }
        Class<? extends Record> outputsType = declaration.outputsType();
        if (outputsType != null) {
            for (RecordComponent component : outputsType.getRecordComponents()) {
                outputs.add(new DeclaredOutput(
                        component.getName(), typeOf(component), origin(outputsType, component.getName())));
            }
        }
        declaration.outputs().stream()
                .distinct()
                .forEach(name -> outputs.add(new DeclaredOutput(name, null, "outputs(\"" + name + "\")")));
        params.values().forEach(param -> name("param", param.name(), param.origin()));
        config.values().forEach(key -> name("config key", key.name(), key.origin()));
        declaration.secrets().forEach(name -> name("secret", name, "secret(\"" + name + "\")"));
        declaration.resources().keySet().forEach(name -> name("resource", name, "resource(\"" + name + "\", …)"));
        declaration.sources().keySet().forEach(name -> name("node", name, "load(\"" + name + "\", …)"));
        new OneMeaning(config.keySet(), params.keySet(), declaration).check(problems);
        params.keySet().stream()
                .filter(config::containsKey)
                .forEach(name -> problems.add(new Problem(
                        "Pipeline/SaidTwice",
                        "'" + name + "' is a config key and a param",
                        null,
                        "keep one of them: config shapes the graph, params are the values of one run")));
    }

    /** Returns what the pipeline declares beside nodes, and what is wrong with it. */
    public static Declared read(Declaration declaration) {
        DeclarationReader reader = new DeclarationReader(declaration);
        return new Declared(reader.config, reader.params, reader.outputs, reader.problems);
    }

    /** Returns the configuration of modules without a pipeline: every key that has a value. */
    public static Declared read(Map<String, Object> config) {
        Map<String, ConfigKey> keys = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : config.entrySet()) {
            keys.put(entry.getKey(), ConfigReader.given(entry.getKey(), entry.getValue()));
        }
        return new Declared(keys, Map.of(), List.of(), List.of());
    }

    private void name(String what, String name, String origin) {
        if (!Names.isNodeName(name)) {
            problems.add(new Problem(
                    "Pipeline/IllegalName",
                    "'" + name + "' cannot be the name of a " + what + "; declared by " + origin,
                    null,
                    "use 1 to 100 ASCII letters, digits and '_', beginning with no digit"));
        }
    }

    private DeclaredParam param(Class<?> type, RecordComponent component) {
        String name = component.getName();
        TypeRef<?> declared = typeOf(component);
        String origin = origin(type, name);
        Default annotation = component.getAnnotation(Default.class);
        if (annotation == null || ValueCodec.forType(declared).isEmpty()) {
            return new DeclaredParam(name, declared, Nullness.ofComponent(component), false, null, origin);
        }
        Values.Decoded decoded = Values.decode(declared.type(), annotation.value());
        if (decoded.problem() != null) {
            problems.add(new Problem(
                    "Params/WrongDefault",
                    "the default of param '" + name + "': " + decoded.problem() + "; declared by " + origin,
                    SourceLines.place(type),
                    "write it as after --param " + name + "="));
        }
        return new DeclaredParam(
                name, declared, Nullness.ofComponent(component), decoded.problem() == null, decoded.value(), origin);
    }

    static TypeRef<?> typeOf(RecordComponent component) {
        return ModelAccess.get().typeRef(component.getGenericType());
    }

    static String origin(Class<?> record, String component) {
        return "component '" + component + "' of " + SourceLines.simpleName(record);
    }

    static @Nullable String place(@Nullable Class<?> type) {
        return type == null ? null : SourceLines.place(type);
    }
}
