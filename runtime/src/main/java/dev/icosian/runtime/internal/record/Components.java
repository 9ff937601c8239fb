package dev.icosian.runtime.internal.record;

import dev.icosian.internal.Utf8Order;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What went into a step key, part by part, so that a later key that differs can be explained. Immutable.
 *
 * @param nodes digest of what the key says of a node, by node
 * @param inputs digest by input node; null for a null value
 * @param params what each consumed param was
 * @param config canonical JSON by consumed configuration key
 * @param outputs materializer by node that leaves the step
 * @param readers materializer by node that comes from another step
 * @param sources version of the content by node that a source reads; without those that cannot tell
 * @param salt the run key, if the key holds for one run only
 */
public record Components(
        Map<String, String> nodes,
        Map<String, @Nullable String> inputs,
        Map<String, Param> params,
        Map<String, String> config,
        Map<String, Bound> outputs,
        Map<String, Bound> readers,
        Map<String, String> sources,
        @Nullable String salt) {
    /** Sorts and copies the maps. */
    public Components {
        nodes = sorted(nodes);
        inputs = sorted(inputs);
        params = sorted(params);
        config = sorted(config);
        outputs = sorted(outputs);
        readers = sorted(readers);
        sources = sorted(sources);
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        Map<String, V> sorted = new TreeMap<>(Utf8Order.INSTANCE);
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /** A consumed param. */
    public sealed interface Param {
        /** Returns a text that differs when the param does, as a person would want to see it. */
        String shown();
    }

    /**
     * A param with a value.
     *
     * @param json its canonical JSON; of a long one {@code sha256:} and the digest
     */
    public record Value(String type, String json) implements Param {
        @Override
        public String shown() {
            return json;
        }
    }

    /** A param that names files; one digest per file. */
    public record Files(List<String> digests) implements Param {
        /** Copies the list. */
        public Files {
            digests = List.copyOf(digests);
        }

        @Override
        public String shown() {
            return String.join(", ", digests);
        }
    }

    /** A param without a value. */
    public record Missing() implements Param {
        @Override
        public String shown() {
            return "null";
        }
    }

    /**
     * A materializer with the type it serves.
     *
     * @param code fingerprint of its class, if that is user code
     */
    public record Bound(
            String type,
            MaterializerUse materializer,
            @Nullable String code) {
        static Bound read(Fields fields) {
            return new Bound(
                    fields.text("type"),
                    fields.object("materializer", MaterializerUse::read),
                    fields.textOrNull("code"));
        }

        Tree tree() {
            return new Tree()
                    .with("type", type)
                    .with("materializer", materializer.tree().map())
                    .withIf("code", code);
        }
    }

    static Components read(Fields fields) {
        return new Components(
                fields.textsByName("nodes"),
                fields.digestsByName("inputs"),
                fields.objectsByName("params", Components::readParam),
                fields.textsByName("config"),
                fields.objectsByName("outputs", Bound::read),
                fields.objectsByName("readers", Bound::read),
                fields.has("sources") ? fields.textsByName("sources") : Map.of(),
                fields.textOrNull("salt"));
    }

    Tree tree() {
        Tree tree = new Tree()
                .with("nodes", nodes)
                .with("inputs", inputs)
                .byName("params", params, Components::paramTree)
                .with("config", config)
                .byName("outputs", outputs, Bound::tree)
                .byName("readers", readers, Bound::tree)
                .withIf("salt", salt);
        return sources.isEmpty() ? tree : tree.with("sources", sources);
    }

    private static Param readParam(Fields fields) {
        if (fields.has("files")) {
            return new Files(fields.digests("files"));
        }
        if (fields.has("json")) {
            return new Value(fields.text("type"), fields.text("json"));
        }
        return new Missing();
    }

    private static Tree paramTree(Param param) {
        if (param instanceof Value value) {
            return new Tree().with("type", value.type()).with("json", value.json());
        }
        if (param instanceof Files files) {
            return new Tree().with("files", files.digests());
        }
        return new Tree();
    }
}
