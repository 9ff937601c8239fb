package dev.icosian.runtime.internal.driver;

import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.exec.Evaluation;
import dev.icosian.runtime.internal.exec.Origin;
import dev.icosian.runtime.internal.exec.Selection;
import dev.icosian.runtime.internal.exec.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request in which everything fits.
 *
 * @param values all that the selection needs
 * @param named the params and configuration keys that are asked for themselves
 */
record CheckedRequest(List<Output> outputs, Selection selection, Values values, Map<String, @Nullable Object> named) {
    /** Returns what was asked for. */
    Results results(Evaluation evaluation) {
        return new NamedResults(outputs.stream()
                .map(output -> new NamedValue(output.name(), output.type(), valueOf(output, evaluation)))
                .toList());
    }

    private @Nullable Object valueOf(Output output, Evaluation evaluation) {
        return output.origin() == Origin.NODE ? evaluation.value(output.name()) : named.get(output.name());
    }
}
