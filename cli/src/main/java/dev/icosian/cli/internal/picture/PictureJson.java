package dev.icosian.cli.internal.picture;

import dev.icosian.cli.internal.picture.Picture.Cluster;
import dev.icosian.cli.internal.picture.Picture.Ref;
import dev.icosian.cli.internal.picture.Picture.Shape;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture as one JSON object, for programs that draw it themselves. */
public final class PictureJson {
    private static final int FORMAT = 1;

    private PictureJson() {}

    /** Returns the object. */
    public static String of(Picture picture) {
        List<Map<String, @Nullable Object>> shapes = new ArrayList<>();
        for (Cluster cluster : picture.clusters()) {
            cluster.shapes().forEach(shape -> shapes.add(shape(shape, cluster.name())));
        }
        picture.free().forEach(shape -> shapes.add(shape(shape, null)));
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("pipeline", picture.title());
        tree.put("shapes", shapes);
        tree.put(
                "edges",
                picture.edges().stream()
                        .map(edge -> Map.of("from", ref(edge.from()), "to", ref(edge.to()), "label", edge.label()))
                        .toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, @Nullable Object> shape(Shape shape, @Nullable String step) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(ref(shape.ref()));
        tree.put("step", step);
        tree.put("detail", shape.detail());
        tree.put("requested", shape.requested());
        return tree;
    }

    private static Map<String, Object> ref(Ref ref) {
        return Map.of("kind", ref.kind().text(), "name", ref.name());
    }
}
