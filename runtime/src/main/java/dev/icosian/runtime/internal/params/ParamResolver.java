package dev.icosian.runtime.internal.params;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.codec.ValueCodecException;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import dev.icosian.runtime.internal.params.GivenParams.Given;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the params of a run of what was given and the defaults. Not thread safe. */
public final class ParamResolver {
    private final String pipeline;
    private final Map<String, ParamSpec> specs;
    private final List<Problem> problems = new ArrayList<>();

    private ParamResolver(String pipeline, Map<String, ParamSpec> specs) {
        this.pipeline = pipeline;
        this.specs = specs;
    }

    /**
     * Returns the resolved params: the given value, else the default, else null where that is allowed.
     *
     * @throws PipelineException with all unknown names, missing values and values of a wrong type
     */
    public static ParamSet resolve(String pipeline, Map<String, ParamSpec> specs, GivenParams given) {
        return new ParamResolver(pipeline, specs).resolve(given, true);
    }

    /** As {@link #resolve}, but names that there are not are ignored: those of a run whose plan was another. */
    public static ParamSet resolveKnown(String pipeline, Map<String, ParamSpec> specs, GivenParams given) {
        return new ParamResolver(pipeline, specs).resolve(given, false);
    }

    private ParamSet resolve(GivenParams given, boolean strict) {
        if (strict) {
            given.values().keySet().forEach(this::checkKnown);
        }
        Map<String, Param> params = new TreeMap<>(Utf8Order.INSTANCE);
        for (ParamSpec spec : specs.values()) {
            ValueCodec codec = codec(spec);
            if (codec == null) {
                continue;
            }
            try {
                Object value = value(spec, codec, given.values().get(spec.name()));
                params.put(spec.name(), param(spec, codec, value));
            } catch (ValueCodecException e) {
                problems.add(new Problem(
                        "Run/WrongType",
                        "param '" + spec.name() + "' ("
                                + TypeText.alone(spec.type().type()) + "): " + e.getMessage(),
                        null,
                        "give " + codec.describe()));
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return new ParamSet(params);
    }

    private static Param param(ParamSpec spec, ValueCodec codec, @Nullable Object value) {
        return value == null
                ? new Param(spec, null, null, null)
                : new Param(spec, value, codec.toJson(value), codec.canonicalText(value));
    }

    private @Nullable Object value(ParamSpec spec, ValueCodec codec, @Nullable Given given) {
        if (given instanceof GivenParams.Text text) {
            return codec.fromText(text.text());
        }
        if (given instanceof GivenParams.Json json && json.tree() != null) {
            return codec.fromJson(json.tree());
        }
        if (given instanceof GivenParams.Decoded decoded && decoded.value() != null) {
            // Through its JSON, so that functions see here what they see in a resumed run, and elements are checked.
            return codec.fromJsonText(codec.canonicalText(decoded.value()));
        }
        if (spec.hasDefault()) {
            return spec.defaultValue();
        }
        if (!spec.nullable()) {
            problems.add(new Problem(
                    "Run/MissingParameter",
                    "param '" + spec.name() + "' (" + TypeText.alone(spec.type().type()) + ") has no value",
                    null,
                    "give " + codec.describe() + ": --param " + spec.name() + "=…"));
        }
        return null;
    }

    private @Nullable ValueCodec codec(ParamSpec spec) {
        ValueCodec codec = ValueCodec.forType(spec.type()).orElse(null);
        if (codec == null) {
            ValueCodec.whyNot(spec.type())
                    .ifPresent(why -> problems.add(
                            new Problem(why.code(), "param '" + spec.name() + "': " + why.reason(), null, null)));
        }
        return codec;
    }

    private void checkKnown(String name) {
        if (specs.containsKey(name)) {
            return;
        }
        problems.add(new Problem(
                "Run/UnknownParameter",
                "pipeline '" + pipeline + "' has no param '" + name + "'",
                null,
                specs.isEmpty() ? "it has none" : NearNames.hint(name, specs.keySet(), "its params are ")));
    }
}
