package dev.icosian.runtime.internal.failure;

/**
 * An input of a node that failed, as failures show it.
 *
 * @param parameter name of the parameter; {@code name.label} for one of several values in it
 * @param type as a reader would write it: {@code List<Row>}
 * @param size {@code 3 rows}, or the value itself if it is short and simple; empty if neither says anything
 * @param from what kind of thing it comes from: "node", "param", "config key", "secret", "resource", "folder",
 *     "location", "literal", or "nothing"
 * @param source name of the node, param or key; empty for the others
 */
public record NodeInput(String parameter, String type, String size, String from, String source) {}
