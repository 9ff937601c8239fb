package dev.icosian.temporal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Histories as Temporal's own command line writes them. */
final class Histories {
    private Histories() {}

    /** Returns what a person reads of the start and of each activity: type, summary, argument, result. */
    static String activities(String json) throws Exception {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : JsonMapper.builder().build().readTree(json).get("events")) {
            String type = event.get("eventType").asText().replace("EVENT_TYPE_", "");
            String summary = data(event.path("userMetadata").path("summary"));
            switch (type) {
                case "WORKFLOW_EXECUTION_STARTED" -> {
                    JsonNode started = event.get("workflowExecutionStartedEventAttributes");
                    text.append("start ")
                            .append(started.get("workflowType").get("name").asText());
                    text.append(' ').append(summary).append("\n  ");
                    text.append(data(started.path("input").path("payloads").path(0)))
                            .append('\n');
                }
                case "ACTIVITY_TASK_SCHEDULED" -> {
                    JsonNode scheduled = event.get("activityTaskScheduledEventAttributes");
                    text.append("activity ")
                            .append(scheduled.get("activityType").get("name").asText());
                    text.append(' ').append(summary).append("\n  ");
                    text.append(data(scheduled.path("input").path("payloads").path(0)))
                            .append('\n');
                }
                case "ACTIVITY_TASK_COMPLETED" ->
                    text.append("  result ")
                            .append(data(event.get("activityTaskCompletedEventAttributes")
                                    .path("result")
                                    .path("payloads")
                                    .path(0)))
                            .append('\n');
                default -> {}
            }
        }
        return text.toString();
    }

    /** Returns the types of the events. */
    static List<String> types(String json) throws Exception {
        List<String> types = new ArrayList<>();
        for (JsonNode event : JsonMapper.builder().build().readTree(json).get("events")) {
            types.add(event.get("eventType").asText().replace("EVENT_TYPE_", ""));
        }
        return types;
    }

    private static String data(JsonNode payload) {
        return payload.has("data")
                ? new String(Base64.getDecoder().decode(payload.get("data").asText()), StandardCharsets.UTF_8)
                : "";
    }
}
