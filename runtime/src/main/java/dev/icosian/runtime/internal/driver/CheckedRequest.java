package dev.icosian.runtime.internal.driver;

import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.exec.Evaluation;
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
record CheckedRequest(PreparedRequest prepared, Values values, Map<String, @Nullable Object> named) {
    Selection selection() {
        return prepared.selection();
    }

    /** Returns what was asked for. */
    Results results(Evaluation evaluation) {
        List<Output> outputs = prepared.outputs();
        @Nullable Object[] found = new @Nullable Object[outputs.size()];
        for (int i = 0; i < found.length; i++) {
            Output output = outputs.get(i);
            found[i] = output.slot() >= 0 ? evaluation.value(output.slot()) : named.get(output.name());
        }
        return new NamedResults(prepared.shape(), found);
    }
}
