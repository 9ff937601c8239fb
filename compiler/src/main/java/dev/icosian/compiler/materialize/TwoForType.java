package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Collectors;

/** {@code Materialize/TwoForType}: several materializers claim one type, and none of them more specifically. */
final class TwoForType {
    private TwoForType() {}

    static void report(TypeRef<?> type, String kind, List<Materializer<?>> claiming, List<Problem> problems) {
        boolean declared = kind.equals("declared");
        problems.add(new Problem(
                "Materialize/TwoForType",
                claiming.size() + " " + kind + " materializers claim the type " + type + ": "
                        + claiming.stream()
                                .map(one -> declared ? origin(one, "") : origin(one, jar(one.getClass())))
                                .collect(Collectors.joining(", ")),
                null,
                declared
                        ? "keep one of them, or say which for a node: .materialize(\"node\", …)"
                        : "say which: .materialize(…); or take one of the jars off the class path"));
    }

    private static String origin(Materializer<?> materializer, String jar) {
        return "'" + materializer.id() + "' v" + materializer.version() + " ("
                + materializer.getClass().getName() + jar + ")";
    }

    /** Defaults come with jars; of the declared ones the pipeline's author knows where they are from. */
    private static String jar(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        String place = source == null || source.getLocation() == null
                ? ""
                : source.getLocation().getPath();
        return place.endsWith(".jar") ? " in " + place.substring(place.lastIndexOf('/') + 1) : "";
    }
}
