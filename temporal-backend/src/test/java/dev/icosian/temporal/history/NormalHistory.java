package dev.icosian.temporal.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A history without what says on which machine it was recorded. Run ids and times stay: ids of activities and of
 * children derive from them, and replays compare those. For one history.
 */
public final class NormalHistory {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern IDENTITY = Pattern.compile("\\d+@[A-Za-z0-9._-]+");
    private static final Set<String> LEFT_OUT = Set.of("taskId", "stackTrace", "workerVersion", "sdkMetadata");

    private final String folder;

    private NormalHistory(Path folder) {
        this.folder = folder.toString();
    }

    /** Returns the normal form of a history in JSON; what lies in a folder of this machine lies elsewhere then. */
    public static String of(String json, Path folder) throws JsonProcessingException {
        JsonNode normal = new NormalHistory(folder).node("", MAPPER.readTree(json));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(normal) + "\n";
    }

    private JsonNode node(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> fields = new ArrayList<>();
            object.fieldNames().forEachRemaining(fields::add);
            for (String field : fields) {
                if (LEFT_OUT.contains(field)) {
                    object.remove(field);
                } else {
                    object.set(field, node(field, object.get(field)));
                }
            }
            return object;
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, node(name, array.get(i)));
            }
            return array;
        }
        return node.isTextual() ? TextNode.valueOf(text(name, node.asText())) : node;
    }

    private String text(String name, String text) {
        if (name.equals("data")) {
            byte[] bytes = Base64.getDecoder().decode(text);
            String plain = new String(bytes, StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(placed(plain).getBytes(StandardCharsets.UTF_8));
        }
        return placed(text);
    }

    private String placed(String text) {
        return IDENTITY.matcher(text.replace(folder, "/records")).replaceAll("1@worker");
    }
}
