package dev.icosian.compiler.use;

import dev.icosian.PipelineException;
import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.UnsupportedType;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.codec.ValueCodecException;
import dev.icosian.internal.Parameter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Constants in annotations and in code as values of a parameter's type. */
public final class Literals {
    /** Values of these types are what they are: nothing to convert, which spares large graphs the codec. */
    private static final Map<Class<?>, Class<?>> PLAIN = Map.of(
            int.class, Integer.class,
            long.class, Long.class,
            double.class, Double.class,
            boolean.class, Boolean.class,
            Integer.class, Integer.class,
            Long.class, Long.class,
            Double.class, Double.class,
            Boolean.class, Boolean.class,
            String.class, String.class);

    private Literals() {}

    /** Returns the value of a text form; throws if it does not fit. */
    public static Object decoded(String node, Parameter parameter, String text) {
        ValueCodec codec = codec(node, parameter);
        try {
            return codec.fromText(text);
        } catch (ValueCodecException e) {
            throw invalid(node, parameter, codec, e.getMessage());
        }
    }

    /** Returns a value given in code as one of the parameter's type; throws if it does not fit. */
    public static Object converted(String node, Parameter parameter, Object value) {
        if (PLAIN.get(parameter.type().rawClass()) == value.getClass()) {
            return value;
        }
        ValueCodec codec = codec(node, parameter);
        Object tree = tree(codec, value);
        if (tree == null) {
            throw invalid(
                    node,
                    parameter,
                    codec,
                    "expected " + codec.describe() + ", found a "
                            + value.getClass().getName());
        }
        try {
            return codec.fromJson(tree);
        } catch (ValueCodecException e) {
            throw invalid(node, parameter, codec, e.getMessage());
        }
    }

    /** Refuses constants that would be files: their content could change without the plan knowing. */
    public static void refuseFiles(String node, Parameter parameter) {
        String type = parameter.type().toString();
        if (type.equals(Path.class.getName()) || type.equals("java.util.List<" + Path.class.getName() + ">")) {
            throw BuiltIn.problem(
                    "Literal/Path",
                    "parameter '" + parameter.name() + "' of '" + node + "' has a file as a literal",
                    "make it a param, so that each run records the file's content");
        }
    }

    private static ValueCodec codec(String node, Parameter parameter) {
        TypeRef<?> type = parameter.type();
        Optional<ValueCodec> codec = ValueCodec.forType(type);
        if (codec.isPresent()) {
            return codec.get();
        }
        String reason = ValueCodec.whyNot(type).map(UnsupportedType::reason).orElse("");
        throw BuiltIn.problem(
                "Literal/Type",
                "parameter '" + parameter.name() + "' of '" + node + "' cannot have a constant: " + reason,
                "let a function return the value");
    }

    private static PipelineException invalid(String node, Parameter parameter, ValueCodec codec, @Nullable String why) {
        return BuiltIn.problem(
                "Literal/Invalid",
                "the constant for parameter '" + parameter.name() + "' (" + parameter.type() + ") of '" + node
                        + "' does not fit: " + why,
                "write " + codec.describe());
    }

    /** Returns the value as JSON of the type, or as the JSON that it is itself; null if it is neither. */
    private static @Nullable Object tree(ValueCodec codec, Object value) {
        try {
            return codec.toJson(value);
        } catch (ValueCodecException e) {
            return plainTree(value);
        }
    }

    private static @Nullable Object plainTree(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof List) {
            List<Object> items = new java.util.ArrayList<>();
            for (Object item : (List<?>) value) {
                Object tree = plainTree(item);
                if (tree == null) {
                    return null;
                }
                items.add(tree);
            }
            return items;
        }
        if (value instanceof Map) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                Object tree = plainTree(entry.getValue());
                if (tree == null || !(entry.getKey() instanceof String)) {
                    return null;
                }
                fields.put((String) entry.getKey(), tree);
            }
            return fields;
        }
        boolean plain = value instanceof Long
                || value instanceof Double
                || value instanceof Boolean
                || value instanceof String
                || value instanceof java.math.BigInteger;
        return plain ? value : null;
    }
}
