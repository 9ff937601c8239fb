package dev.icosian.compiler.plan;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What reads a node from outside; where, is the node's first bind. */
record PlanSource(String id, int version, Map<String, String> options) {
    PlanSource {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
