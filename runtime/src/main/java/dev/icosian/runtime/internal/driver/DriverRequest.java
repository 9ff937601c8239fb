package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeRef;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.internal.exec.Evaluation;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One request, as far as it has been said. Immutable. */
record DriverRequest(
        DriverCore core,
        List<String> outputs,
        Map<String, @Nullable Object> given,
        Map<String, @Nullable Object> overridden)
        implements Driver.Request {
    DriverRequest {
        outputs = List.copyOf(outputs);
        given = Collections.unmodifiableMap(given);
        overridden = Collections.unmodifiableMap(overridden);
    }

    static DriverRequest of(DriverCore core, List<String> outputs) {
        return new DriverRequest(core, outputs, Map.of(), Map.of());
    }

    @Override
    public Driver.Request param(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
        more.put(name, value);
        return new DriverRequest(core, outputs, more, overridden);
    }

    @Override
    public Driver.Request params(Record params) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
        for (RecordShape.Component component : RecordShape.of(params.getClass()).components()) {
            more.put(component.name(), component.read(params));
        }
        return new DriverRequest(core, outputs, more, overridden);
    }

    @Override
    public Driver.Request override(String node, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(overridden);
        more.put(node, value);
        return new DriverRequest(core, outputs, given, more);
    }

    @Override
    public <T extends @Nullable Object> Driver.Request override(NodeRef<T> node, T value) {
        return override(node.name(), value);
    }

    @Override
    public Driver.Request deadline(Instant deadline) {
        throw NotSupported.problem("deadline");
    }

    @Override
    public Results execute() {
        CheckedRequest checked = new RequestCheck(this).check();
        Evaluation evaluation = core.evaluate(checked.selection(), checked.values());
        return new NamedResults(checked.outputs().stream()
                .map(output -> new NamedValue(output.name(), output.type(), checked.valueOf(output, evaluation)))
                .toList());
    }

    @Override
    public Future<Results> submit() {
        throw NotSupported.problem("submit");
    }
}
