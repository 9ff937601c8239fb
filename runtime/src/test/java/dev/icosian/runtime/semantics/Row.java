package dev.icosian.runtime.semantics;

import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A row of {@code expected.json}. */
record Row(String id, Map<String, Object> json) {
    private static final Pattern VALUE = Pattern.compile("value \\{(\\w+): (\\d+)}");

    static Stream<Row> all() throws IOException {
        try (InputStream file = Row.class.getResourceAsStream("/acceptance/20_semantics/expected.json")) {
            Map<?, ?> tree = (Map<?, ?>) JsonReader.read(file.readAllBytes(), Decimals.DOUBLE);
            List<Row> rows = new ArrayList<>();
            for (Object test : (List<?>) tree.get("tests")) {
                Map<String, Object> json = map(test);
                rows.add(new Row((String) json.get("id"), json));
            }
            return rows.stream();
        }
    }

    Map<String, Object> config() {
        return values("config");
    }

    Map<String, Object> inputs() {
        return values("inputs");
    }

    Map<String, Object> overrides() {
        return values("overrides");
    }

    List<String> request() {
        return ((List<?>) json.getOrDefault("request", List.of()))
                .stream().map(String.class::cast).toList();
    }

    Map<String, Object> hamilton() {
        return map(json.getOrDefault("hamilton_1_90", Map.of()));
    }

    /** Returns what the request must yield; null if it must fail. */
    Map<String, Object> value() {
        if (json.containsKey("expected_value")) {
            return values("expected_value");
        }
        String ours = (String) json.get("ours");
        Matcher own = VALUE.matcher(ours);
        if (own.lookingAt()) {
            return Map.of(own.group(1), Integer.valueOf(own.group(2)));
        }
        boolean refused = ours.startsWith("must fail") || ours.startsWith("error") || id.equals("config-replaces-node");
        return refused ? null : integers(map(hamilton().get("value")));
    }

    /** Returns a list of names as it stands in what Hamilton did. */
    List<String> names(String key) {
        return ((List<?>) hamilton().get(key)).stream().map(String.class::cast).toList();
    }

    private Map<String, Object> values(String key) {
        return integers(map(json.getOrDefault(key, Map.of())));
    }

    static Map<String, Object> integers(Map<String, Object> values) {
        Map<String, Object> converted = new LinkedHashMap<>();
        values.forEach((name, value) -> converted.put(name, integer(value)));
        return converted;
    }

    private static Object integer(Object value) {
        if (value instanceof Long number) {
            return Math.toIntExact(number);
        }
        return value instanceof Map<?, ?> nested ? integers(map(nested)) : value;
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, Object> map(Object json) {
        return (Map<String, Object>) json;
    }

    @Override
    public String toString() {
        return id;
    }
}
