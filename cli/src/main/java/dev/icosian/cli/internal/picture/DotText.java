package dev.icosian.cli.internal.picture;

import dev.icosian.cli.internal.picture.Picture.Cluster;
import dev.icosian.cli.internal.picture.Picture.Edge;
import dev.icosian.cli.internal.picture.Picture.Ref;
import dev.icosian.cli.internal.picture.Picture.Shape;

/** A picture in the language of Graphviz. */
public final class DotText {
    private DotText() {}

    /** Returns the text. */
    public static String of(Picture picture) {
        StringBuilder text = new StringBuilder();
        text.append("digraph ").append(id(picture.title())).append(" {\n");
        text.append("  rankdir=LR\n  node [shape=box, style=rounded, fontname=\"sans-serif\"]\n");
        for (Cluster cluster : picture.clusters()) {
            text.append("  subgraph ").append(id("cluster_" + cluster.name())).append(" {\n");
            text.append("    label=").append(quoted(escaped(cluster.name()))).append('\n');
            cluster.shapes().forEach(shape -> text.append("    ").append(shape(shape)));
            text.append("  }\n");
        }
        picture.free().forEach(shape -> text.append("  ").append(shape(shape)));
        for (Edge edge : picture.edges()) {
            text.append("  ").append(id(edge.from())).append(" -> ").append(id(edge.to()));
            if (!edge.label().isEmpty()) {
                text.append(" [label=").append(quoted(escaped(edge.label()))).append(']');
            }
            text.append('\n');
        }
        return text.append("}\n").toString();
    }

    private static String shape(Shape shape) {
        String label = escaped(shape.name()) + (shape.detail().isEmpty() ? "" : "\\n" + escaped(shape.detail()));
        String style = switch (shape.kind()) {
            case NODE, STEP -> "";
            case EPHEMERAL -> ", style=\"rounded,dashed\"";
            case PARAM -> ", shape=parallelogram, style=solid";
            case CONFIG -> ", shape=note, style=solid";
        };
        return id(shape.ref()) + " [label=" + quoted(label) + style + (shape.requested() ? ", penwidth=2" : "") + "]\n";
    }

    private static String id(Ref ref) {
        return switch (ref.kind()) {
            case NODE, EPHEMERAL, STEP -> id(ref.name());
            case PARAM, CONFIG -> id(ref.kind().text() + " " + ref.name());
        };
    }

    /** Returns an identifier, in which only the quote means something, and a backslash before it or at the end. */
    private static String id(String name) {
        return quoted(name.replace("\\", "\\\\"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    /** Returns what stands for a text in a label: backslashes, entities and line breaks mean something there. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\\\");
                case '&' -> escaped.append("&amp;");
                case '\n', '\r', '\t' -> escaped.append(' ');
                default -> {
                    if (point >= ' ') {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
