package expected;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One acceptance case: a folder with {@code expected.json} and whole columns beside it. Immutable. */
public final class ExpectedCase {
    private final Path folder;
    private final JsonNode json;

    private ExpectedCase(Path folder, JsonNode json) {
        this.folder = folder;
        this.json = json;
    }

    /** Returns the case in a folder. */
    public static ExpectedCase at(Path folder) {
        try {
            return new ExpectedCase(
                    folder,
                    new ObjectMapper().readTree(folder.resolve("expected.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a part of the case's JSON, by the names on the way to it. */
    public JsonNode json(String... path) {
        JsonNode node = json;
        for (String name : path) {
            node = node.required(name);
        }
        return node;
    }

    /** Returns the texts of an array. */
    public List<String> texts(String... path) {
        List<String> texts = new ArrayList<>();
        json(path).forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Returns the expected values under a path, by our name: {@code avg_3wk_spend} is {@code avg3wkSpend}. */
    public Map<String, ExpectedValue> values(String... path) {
        Map<String, ExpectedValue> values = new TreeMap<>();
        JsonNode outputs = json(path);
        outputs.properties().forEach(entry -> {
            JsonNode sameAs = entry.getValue().path("same_as");
            JsonNode value = sameAs.isMissingNode() ? entry.getValue() : outputs.required(sameAs.textValue());
            values.put(nodeName(entry.getKey()), new ExpectedValue(entry.getKey(), folder, value));
        });
        return values;
    }

    /** Returns our name of a node: camel case; {@code x_raw} is {@code x.raw}, {@code x_range_validator} its check. */
    public static String nodeName(String snake) {
        if (snake.endsWith("_raw")) {
            return nodeName(snake.substring(0, snake.length() - "_raw".length())) + ".raw";
        }
        if (snake.endsWith("_range_validator")) {
            return nodeName(snake.substring(0, snake.length() - "_range_validator".length())) + ".check.range";
        }
        StringBuilder name = new StringBuilder();
        for (String word : snake.split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(
                    name.length() == 0 || lower.isEmpty()
                            ? lower
                            : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return name.toString();
    }
}
