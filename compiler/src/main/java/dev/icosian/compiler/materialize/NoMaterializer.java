package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.internal.ExplainsSupport;
import java.util.List;
import java.util.Optional;

/** {@code Materialize/NoMaterializer}: a value has to be stored, and nothing knows how. */
final class NoMaterializer {
    private NoMaterializer() {}

    static void report(
            String node,
            TypeRef<?> type,
            Crossing crossing,
            List<Materializer<?>> materializers,
            List<Problem> problems) {
        StringBuilder message = new StringBuilder("no materializer for ")
                .append(type)
                .append(", the type of '")
                .append(node)
                .append("', which is ");
        String together = "";
        if (crossing.readers().isEmpty()) {
            message.append("a result of step '").append(crossing.step()).append('\'');
        } else {
            String reader = crossing.readers().firstKey();
            String readingStep = crossing.readers().get(reader);
            message.append("made in step '")
                    .append(crossing.step())
                    .append("' and read by '")
                    .append(reader)
                    .append("' in step '")
                    .append(readingStep)
                    .append('\'');
            together = ", or put '" + node + "' and '" + reader + "' into one step";
        }
        for (Materializer<?> materializer : materializers) {
            Optional<String> whyNot =
                    materializer instanceof ExplainsSupport explains ? explains.whyNot(type) : Optional.empty();
            whyNot.ifPresent(why -> message.append("\n  ")
                    .append(materializer.id())
                    .append(": ")
                    .append(why));
        }
        problems.add(new Problem(
                "Materialize/NoMaterializer",
                message.toString(),
                null,
                "add .materialize(\"" + node + "\", Materializer.of(…))" + together));
    }
}
