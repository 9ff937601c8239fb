package dev.icosian.compiler.explain;

import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Methods;
import dev.icosian.internal.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a node needs, by where it comes from. */
final class BindText {
    private final Facts facts;
    private final Map<String, List<String>> byPlace = new LinkedHashMap<>();

    private BindText(Facts facts) {
        this.facts = facts;
    }

    /** Returns {@code a, b (prepare)} per place, in the order of the parameters. */
    static List<String> needs(Facts facts, ResolvedNode node) {
        BindText text = new BindText(facts);
        List<Parameter> parameters =
                node.body() instanceof Body.Function function ? Methods.parametersOf(function.method()) : List.of();
        for (int i = 0; i < node.binds().size(); i++) {
            text.add(
                    i < parameters.size() ? parameters.get(i).name() : "",
                    node.binds().get(i));
        }
        List<String> parts = new ArrayList<>();
        text.byPlace.forEach((place, names) -> parts.add(String.join(", ", names) + " (" + place + ")"));
        return parts;
    }

    private void add(String parameter, Bind bind) {
        if (bind instanceof Bind.ToAll all) {
            addAll(parameter, all);
            return;
        }
        String name = name(bind);
        put(place(bind), parameter.isEmpty() || parameter.equals(name) ? name : parameter + " = " + name);
    }

    private void addAll(String parameter, Bind.ToAll all) {
        if (parameter.isEmpty()) {
            all.items().forEach(item -> add("", item));
            return;
        }
        String names = all.items().stream().map(this::name).collect(Collectors.joining(", "));
        String places = all.items().stream().map(this::place).distinct().collect(Collectors.joining(" + "));
        String gathered = switch (all.form()) {
            case LIST -> "[" + names + "]";
            case MAP -> "{" + names + "}";
            case RECORD -> Words.type(all.type()) + "(" + names + ")";
        };
        put(places, parameter + " = " + gathered);
    }

    private void put(String place, String text) {
        byPlace.computeIfAbsent(place, key -> new ArrayList<>()).add(text);
    }

    private String name(Bind bind) {
        if (bind instanceof Bind.ToNode node) {
            return node.node();
        }
        if (bind instanceof Bind.ToParam param) {
            return param.param();
        }
        if (bind instanceof Bind.ToConfig config) {
            return config.key();
        }
        if (bind instanceof Bind.ToAbsent absent) {
            return absent.name();
        }
        if (bind instanceof Bind.ToSecret secret) {
            return secret.secret();
        }
        if (bind instanceof Bind.ToResource resource) {
            return resource.resource();
        }
        if (bind instanceof Bind.ToLocation to) {
            return to.location().template();
        }
        if (bind instanceof Bind.ToScratch) {
            return "scratch";
        }
        if (bind instanceof Bind.ToLiteral literal) {
            return value(literal.type(), literal.value());
        }
        return "…";
    }

    private String place(Bind bind) {
        if (bind instanceof Bind.ToNode node) {
            return facts.placeOf(node.node());
        }
        if (bind instanceof Bind.ToParam param) {
            ParamSpec spec = facts.dataflow().params().get(param.param());
            return spec == null ? "param" : "param, " + given(spec);
        }
        if (bind instanceof Bind.ToConfig config) {
            ConfigSpec key = facts.dataflow().config().get(config.key());
            return key == null || key.value() == null ? "config" : "config, " + value(key.type(), key.value());
        }
        if (bind instanceof Bind.ToSecret) {
            return "secret";
        }
        if (bind instanceof Bind.ToResource) {
            return "resource";
        }
        if (bind instanceof Bind.ToLocation) {
            return "outside";
        }
        if (bind instanceof Bind.ToScratch) {
            return "folder of the attempt";
        }
        return bind instanceof Bind.ToLiteral ? "literal" : "nothing has this name, so null";
    }

    /** Returns how a run gets a param's value. */
    static String given(ParamSpec param) {
        if (param.hasDefault()) {
            return "default " + value(param.type(), param.defaultValue());
        }
        return param.nullable() ? "else null" : "required";
    }

    static String value(TypeRef<?> type, @Nullable Object value) {
        if (value == null) {
            return "null";
        }
        return ValueCodec.forType(type).map(codec -> codec.canonicalText(value)).orElseGet(value::toString);
    }
}
