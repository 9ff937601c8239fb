package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.internal.Utf8Order;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** The tags of a plan's nodes as tags of a DAG, by which people look for DAGs. */
public final class NodeTags {
    /** The database keeps so many characters. */
    public static final int LONGEST = 100;

    private NodeTags() {}

    /** Returns those that a DAG can have. */
    static Collection<String> of(Plan plan) {
        return all(plan).stream().filter(NodeTags::isShort).toList();
    }

    /** Returns whether a DAG can have it. */
    public static boolean isShort(String tag) {
        return tag.codePointCount(0, tag.length()) <= LONGEST;
    }

    /** Returns all of them, {@code key=value}. */
    public static Set<String> all(Plan plan) {
        Set<String> tags = new TreeSet<>(Utf8Order.INSTANCE);
        plan.steps().stream()
                .flatMap(step -> step.nodes().stream())
                .forEach(node -> node.tags().forEach((key, value) -> tags.add(key + "=" + value)));
        return tags;
    }
}
