package dev.icosian.cli.internal.picture;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Shapes, some of them in clusters, and edges between them; all in the order in which they are written. Immutable.
 *
 * @param title the pipeline's name
 * @param free shapes outside of all clusters
 */
public record Picture(String title, List<Cluster> clusters, List<Shape> free, List<Edge> edges) {
    /** Copies the lists. */
    public Picture {
        clusters = List.copyOf(clusters);
        free = List.copyOf(free);
        edges = List.copyOf(edges);
    }

    /** A step with its nodes. */
    public record Cluster(String name, List<Shape> shapes) {
        /** Copies the list. */
        public Cluster {
            shapes = List.copyOf(shapes);
        }
    }

    /**
     * What edges lead from and to. Kind and name together are unique.
     *
     * @param detail a second line; empty: none
     * @param requested whether it is an output of the pipeline
     */
    public record Shape(Kind kind, String name, String detail, boolean requested) {
        Ref ref() {
            return new Ref(kind, name);
        }
    }

    /** Names a shape. */
    public record Ref(Kind kind, String name) {}

    /**
     * From what is needed to what needs it.
     *
     * @param label empty: none
     */
    public record Edge(Ref from, Ref to, String label) {}

    /** What a shape stands for. */
    public enum Kind {
        /** A node of a step. */
        NODE,
        /** A node that is evaluated in each step that needs it. */
        EPHEMERAL,
        /** A step as a whole. */
        STEP,
        /** A run parameter. */
        PARAM,
        /** A configuration key. */
        CONFIG;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns all shapes: those in clusters, then the others. */
    List<Shape> shapes() {
        return Stream.concat(clusters.stream().flatMap(cluster -> cluster.shapes().stream()), free.stream())
                .toList();
    }
}
