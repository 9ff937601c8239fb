package dev.icosian.internal;

import java.util.List;

/** A way in which a step claims nodes, most specific first. */
public sealed interface Selector {
    /** Nodes by name. */
    record Names(List<String> nodes) implements Selector {
        /** Copies the list. */
        public Names {
            nodes = List.copyOf(nodes);
        }
    }

    /** Nodes with a tag, {@code key=value}. */
    record Tagged(String keyValue) implements Selector {}

    /** Nodes of a namespace. */
    record Namespace(String namespace) implements Selector {}

    /** Nodes of modules. */
    record Modules(List<Class<?>> modules) implements Selector {
        /** Copies the list. */
        public Modules {
            modules = List.copyOf(modules);
        }
    }

    /** Nodes by name and all that they need. */
    record UpstreamOf(List<String> nodes) implements Selector {
        /** Copies the list. */
        public UpstreamOf {
            nodes = List.copyOf(nodes);
        }
    }

    /** What no other step claims. */
    record Rest() implements Selector {}

    /** Returns the rank: of two steps that claim a node, the one with the smaller rank gets it. */
    default int rank() {
        if (this instanceof Names) {
            return 0;
        }
        if (this instanceof Tagged) {
            return 1;
        }
        if (this instanceof Namespace) {
            return 2;
        }
        if (this instanceof Modules) {
            return 3;
        }
        return this instanceof UpstreamOf ? 4 : 5;
    }
}
