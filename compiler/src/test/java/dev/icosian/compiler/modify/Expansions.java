package dev.icosian.compiler.modify;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.TypeRef;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.read.ModuleReader;
import dev.icosian.compiler.read.ReadModules;
import dev.icosian.compiler.use.ConfigView;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.Parameter;
import dev.icosian.internal.SpecData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Expands modules and nodes of tests, and shows what came out, one line per node. */
final class Expansions {
    private Expansions() {}

    static Expansion ofModules(Class<?>... modules) {
        return ofModules(ConfigView.none(false), modules);
    }

    static Expansion ofModules(ConfigView config, Class<?>... modules) {
        ReadModules read = ModuleReader.read(List.of(modules));
        if (!read.problems().isEmpty()) {
            throw new AssertionError(read.problems());
        }
        return Modifiers.apply(read.specs(), List.of(), config);
    }

    static Expansion ofCode(NodeSpec... nodes) {
        return Modifiers.apply(List.of(), List.of(nodes), ConfigView.none(false));
    }

    /** Returns a closed world of these keys; a null value is unset, and then of type String. */
    static ConfigView config(@Nullable Object... keysAndValues) {
        SortedMap<String, TypeRef<?>> types = new TreeMap<>();
        Map<String, @Nullable Object> values = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            String key = (String) keysAndValues[i];
            Object value = keysAndValues[i + 1];
            Class<?> type = value == null ? String.class : value.getClass();
            types.put(key, TypeRef.of(type));
            values.put(key, value);
        }
        return new ConfigView() {
            @Override
            public @Nullable Object get(String key) {
                return values.get(key);
            }

            @Override
            public SortedMap<String, TypeRef<?>> declared() {
                return Collections.unmodifiableSortedMap(types);
            }

            @Override
            public boolean open() {
                return false;
            }
        };
    }

    /** Returns {@code x = function Shop#x : double (a=a, b=3) {check max=1.0} [owner=growth]} for each node. */
    static List<String> lines(Expansion expansion) {
        List<String> lines = new ArrayList<>();
        for (Unit unit : expansion.units()) {
            for (NodeSpec node : unit.nodes()) {
                lines.add(line(data(node)));
            }
        }
        return lines;
    }

    static List<String> names(Expansion expansion) {
        return expansion.units().stream()
                .flatMap(unit -> unit.nodes().stream())
                .map(NodeSpec::name)
                .toList();
    }

    static List<SpecData> data(Expansion expansion) {
        return expansion.units().stream()
                .flatMap(unit -> unit.nodes().stream())
                .map(Expansions::data)
                .toList();
    }

    static SpecData node(Expansion expansion, String name) {
        return data(expansion).stream()
                .filter(data -> data.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names(expansion)));
    }

    static List<String> problems(Expansion expansion) {
        return expansion.problems().stream().map(String::valueOf).toList();
    }

    static SpecData data(NodeSpec node) {
        return ModelAccess.get().data(node);
    }

    private static String line(SpecData data) {
        StringBuilder line = new StringBuilder(data.name()).append(" = ").append(body(data.body()));
        line.append(" : ").append(data.type()).append(data.nullable() ? "?" : "");
        line.append(data.parameters().stream()
                .map(Parameter::name)
                .map(name -> name + "=" + text(data.bindings().get(name)))
                .collect(Collectors.joining(", ", " (", ")")));
        for (ModifierUse use : data.applied()) {
            line.append(" {").append(use.id());
            use.args()
                    .forEach((name, value) ->
                            line.append(' ').append(name).append('=').append(value));
            line.append('}');
        }
        if (!data.tags().isEmpty()) {
            line.append(' ').append(data.tags());
        }
        return line.toString();
    }

    private static String body(Body body) {
        if (body instanceof Body.Operation operation) {
            return operation.kind();
        }
        String function = body.function();
        return function.substring(Math.max(function.lastIndexOf('.'), function.lastIndexOf('$')) + 1);
    }

    private static String text(Binding binding) {
        if (binding instanceof Binding.ToName to) {
            return to.name();
        }
        if (binding instanceof Binding.ToNames to) {
            return to.names().toString();
        }
        if (binding instanceof Binding.ToLiteral to) {
            return "literal " + value(to.value());
        }
        if (binding instanceof Binding.ToDefault to) {
            return "default " + value(to.value());
        }
        return "components";
    }

    private static String value(Object value) {
        String text = value.getClass().isArray() ? Arrays.deepToString(new Object[] {value}) : String.valueOf(value);
        return (value instanceof List ? "List" : value.getClass().getSimpleName()) + " " + text;
    }
}
