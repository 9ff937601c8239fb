package dev.icosian.cli.internal.picture;

import dev.icosian.cli.internal.picture.Picture.Cluster;
import dev.icosian.cli.internal.picture.Picture.Edge;
import dev.icosian.cli.internal.picture.Picture.Ref;
import dev.icosian.cli.internal.picture.Picture.Shape;
import java.util.HashMap;
import java.util.Map;

/**
 * A picture in the language of Mermaid. Identifiers are numbers, since names could be keywords of that language; every
 * character of a name that could mean something is written as its number.
 */
public final class MermaidText {
    private static final String PLAIN = " _.,:=+-/";

    private final Map<Ref, String> ids = new HashMap<>();
    private final StringBuilder text = new StringBuilder("flowchart LR\n");

    private MermaidText() {}

    /** Returns the text. */
    public static String of(Picture picture) {
        return new MermaidText().write(picture);
    }

    private String write(Picture picture) {
        picture.shapes().forEach(shape -> ids.put(shape.ref(), "n" + ids.size()));
        int clusters = 0;
        for (Cluster cluster : picture.clusters()) {
            text.append("  subgraph s").append(clusters++).append("[\"").append(escaped(cluster.name()));
            text.append("\"]\n");
            cluster.shapes().forEach(shape -> add("    ", shape));
            text.append("  end\n");
        }
        picture.free().forEach(shape -> add("  ", shape));
        for (Edge edge : picture.edges()) {
            text.append("  ").append(ids.get(edge.from())).append(" -->");
            if (!edge.label().isEmpty()) {
                text.append("|\"").append(escaped(edge.label())).append("\"|");
            }
            text.append(' ').append(ids.get(edge.to())).append('\n');
        }
        text.append("  classDef requested stroke-width:3px\n  classDef ephemeral stroke-dasharray:4 3\n");
        return text.toString();
    }

    private void add(String indent, Shape shape) {
        String label = "\"" + escaped(shape.name())
                + (shape.detail().isEmpty() ? "" : "<br/>" + escaped(shape.detail())) + "\"";
        String box = switch (shape.kind()) {
            case NODE, EPHEMERAL -> "(" + label + ")";
            case STEP -> "[" + label + "]";
            case PARAM -> "[/" + label + "/]";
            case CONFIG -> "{{" + label + "}}";
        };
        String style = switch (shape.kind()) {
            case EPHEMERAL -> ":::ephemeral";
            case NODE, STEP, PARAM, CONFIG -> shape.requested() ? ":::requested" : "";
        };
        text.append(indent)
                .append(ids.get(shape.ref()))
                .append(box)
                .append(style)
                .append('\n');
    }

    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        name.codePoints().forEach(point -> {
            boolean isAscii = point < 128;
            boolean isWord = isAscii && Character.isLetterOrDigit(point);
            if (isWord || PLAIN.indexOf(point) >= 0) {
                escaped.appendCodePoint(point);
            } else if (point >= ' ') {
                escaped.append('#').append(point).append(';');
            } else {
                escaped.append(' ');
            }
        });
        return escaped.toString();
    }
}
