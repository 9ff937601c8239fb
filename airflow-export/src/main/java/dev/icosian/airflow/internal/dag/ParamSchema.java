package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Argument;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A param as Airflow has it: default and JSON schema of what a person may give. Types that only the program knows are
 * left to the task, which checks every value again.
 */
public final class ParamSchema {
    private static final String TYPE = "type";
    private static final String LIST = "java.util.List<";
    private static final String MAP = "java.util.Map<java.lang.String,";
    private static final Set<String> WHOLE = Set.of(
            "byte",
            "short",
            "int",
            "long",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.math.BigInteger");
    private static final Set<String> FRACTION = Set.of("float", "double", "java.lang.Float", "java.lang.Double");
    private static final Set<String> TEXTS = Set.of(
            "char",
            "java.lang.Character",
            "java.lang.String",
            "java.math.BigDecimal",
            "java.net.URI",
            "java.nio.file.Path",
            "java.time.LocalTime",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.Duration",
            "java.time.Period",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.ZoneId",
            "java.time.ZoneOffset");

    private ParamSchema() {}

    /**
     * Returns the call that declares a param.
     *
     * @param days days that a schedule adds to its date for this param; null: it fills it not
     * @param given JSON that takes the place of the default; null: none
     * @param choices the texts that it can be; empty: not known
     */
    static Call of(
            String function, Plan.Param param, @Nullable Integer days, @Nullable String given, List<String> choices) {
        List<Argument> arguments = new ArrayList<>();
        String text = given == null ? param.defaultJson() : given;
        boolean isOptional = text == null && (!param.required() || days != null);
        if (days != null && given == null) {
            // A default would win over the date.
            isOptional = true;
            text = null;
        }
        Object value = text == null ? null : JsonReader.read(text, Decimals.EXACT);
        if (text != null || isOptional) {
            arguments.add(Expression.argument(Expression.ofTree(value)));
        }
        Map<String, Object> schema = new LinkedHashMap<>(ofType(param.type(), value));
        if (!choices.isEmpty()) {
            schema.put(TYPE, "string");
            schema.put("enum", choices);
        }
        if (isOptional || (text != null && value == null)) {
            schema.computeIfPresent(TYPE, (key, type) -> List.of("null", type));
            List<@Nullable Object> orNull = new ArrayList<>(choices);
            orNull.add(null);
            schema.computeIfPresent("enum", (key, all) -> orNull);
        }
        schema.forEach((name, part) -> arguments.add(Expression.argument(name, Expression.ofTree(part))));
        if (days != null) {
            arguments.add(
                    Expression.argument("description", Expression.text("Scheduled runs fill it: " + shifted(days))));
        }
        return new Call(function, arguments);
    }

    /** Returns whether the schema of a type says what its values are. */
    public static boolean isKnown(String type) {
        return !ofType(type, null).isEmpty();
    }

    private static String shifted(int days) {
        if (days == 0) {
            return "their day";
        }
        long count = Math.abs((long) days);
        return "their day " + (days > 0 ? "plus " : "minus ") + count + (count == 1 ? " day" : " days");
    }

    /** Returns a schema that the values of a type match, and this value. */
    private static Map<String, Object> ofType(String type, @Nullable Object value) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (WHOLE.contains(type)) {
            schema.put(TYPE, "integer");
        } else if (FRACTION.contains(type)) {
            schema.put(TYPE, value instanceof String ? List.of("number", "string") : "number");
        } else if (type.equals("boolean") || type.equals("java.lang.Boolean")) {
            schema.put(TYPE, "boolean");
        } else if (TEXTS.contains(type)) {
            schema.put(TYPE, "string");
        } else if (type.equals("java.time.LocalDate")) {
            schema.put(TYPE, "string");
            schema.put("format", "date");
        } else if (type.equals("java.time.Instant") || type.equals("java.time.OffsetDateTime")) {
            schema.put(TYPE, "string");
            schema.put("format", "date-time");
        } else if (type.endsWith("[]") || type.startsWith(LIST)) {
            schema.put(TYPE, "array");
            String item = type.endsWith("[]")
                    ? type.substring(0, type.length() - 2)
                    : type.substring(LIST.length(), type.length() - 1);
            Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
            addPart(schema, "items", ofType(item, first));
        } else if (type.startsWith(MAP)) {
            schema.put(TYPE, "object");
            addPart(
                    schema,
                    "additionalProperties",
                    ofType(type.substring(MAP.length(), type.length() - 1).strip(), null));
        } else if (value instanceof String) {
            schema.put(TYPE, "string");
        } else if (value instanceof Map<?, ?>) {
            schema.put(TYPE, "object");
        }
        return schema;
    }

    private static void addPart(Map<String, Object> schema, String name, Map<String, Object> part) {
        if (!part.isEmpty()) {
            schema.put(name, part);
        }
    }
}
