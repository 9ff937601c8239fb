package dev.icosian.compiler.plan;

import dev.icosian.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, each asked for once by its type. What is missing or of another type is a problem, and
 * something harmless is returned, so that all problems are found at once. Not thread safe.
 */
final class Fields {
    private static final Object MISSING = new Object();

    private final Map<?, ?> object;
    private final String path;
    private final List<Problem> problems;
    private final Set<String> asked = new HashSet<>();

    Fields(@Nullable Object tree, String path, List<Problem> problems) {
        this.path = path;
        this.problems = problems;
        if (tree instanceof Map<?, ?> map) {
            object = map;
            return;
        }
        object = Map.of();
        wrong(path, "must be an object");
    }

    String path() {
        return path;
    }

    boolean has(String name) {
        return object.containsKey(name);
    }

    boolean isNull(String name) {
        asked.add(name);
        return object.containsKey(name) && object.get(name) == null;
    }

    String text(String name) {
        return require(name, value(name), String.class, "a text", "");
    }

    @Nullable
    String textOrNull(String name) {
        Object value = value(name);
        return value == null ? null : require(name, value, String.class, "a text or null", "");
    }

    boolean flag(String name) {
        return require(name, value(name), Boolean.class, "true or false", false);
    }

    int number(String name) {
        Long number = require(name, value(name), Long.class, "a whole number", 0L);
        if (number != number.intValue()) {
            wrong(at(name), "is too large");
            return 0;
        }
        return number.intValue();
    }

    long longNumber(String name) {
        return require(name, value(name), Long.class, "a whole number", 0L);
    }

    @Nullable
    Long longOrNull(String name) {
        Object value = value(name);
        return value == null ? null : require(name, value, Long.class, "a whole number or null", 0L);
    }

    Fields object(String name) {
        Object value = value(name);
        return new Fields(value == MISSING ? null : value, at(name), problems);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        List<?> items = require(name, value(name), List.class, "a list", List.of());
        for (int i = 0; i < items.size(); i++) {
            objects.add(new Fields(items.get(i), at(name) + "[" + i + "]", problems));
        }
        return objects;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        List<?> items = require(name, value(name), List.class, "a list", List.of());
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
                continue;
            }
            wrong(at(name) + "[" + i + "]", "must be a text");
        }
        return texts;
    }

    Map<String, String> textMap(String name) {
        Map<String, String> texts = new TreeMap<>();
        map(name).forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(key, text);
                return;
            }
            wrong(at(name) + "." + key, "must be a text");
        });
        return texts;
    }

    Map<String, @Nullable Object> map(String name) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        Map<?, ?> found = require(name, value(name), Map.class, "an object", Map.of());
        found.forEach((key, value) -> map.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(map);
    }

    /** Reports the fields that were not asked for. */
    void end() {
        for (Object name : object.keySet()) {
            if (!asked.contains(String.valueOf(name))) {
                problems.add(new Problem(
                        "Plan/UnknownField",
                        at(String.valueOf(name)) + " is no field of a plan in format 1",
                        null,
                        "a newer version of icosian may have written it; use that version to read it"));
            }
        }
    }

    void wrong(String name, String what, @Nullable String hint) {
        problems.add(new Problem(
                "Plan/Malformed", at(name) + " " + what, null, hint == null ? PlanReader.WRITE_AGAIN : hint));
    }

    /** Reports why the object is not looked at further. */
    void reserved(Problem problem) {
        problems.add(problem);
    }

    private void wrong(String place, String what) {
        problems.add(new Problem("Plan/Malformed", place + " " + what, null, PlanReader.WRITE_AGAIN));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private @Nullable Object value(String name) {
        asked.add(name);
        return object.containsKey(name) ? object.get(name) : MISSING;
    }

    private <T> T require(String name, @Nullable Object value, Class<T> type, String what, T otherwise) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        // An object that is none was reported, and so would all its fields be.
        if (value != MISSING) {
            wrong(at(name), "must be " + what);
        } else if (!object.isEmpty()) {
            wrong(at(name), "is missing");
        }
        return otherwise;
    }
}
