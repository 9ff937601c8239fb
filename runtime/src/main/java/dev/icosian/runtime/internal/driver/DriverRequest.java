package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeRef;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
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
        Map<String, @Nullable Object> overridden,
        @Nullable Instant deadline)
        implements Driver.Request {
    DriverRequest {
        outputs = List.copyOf(outputs);
        given = Collections.unmodifiableMap(given);
        overridden = Collections.unmodifiableMap(overridden);
    }

    static DriverRequest of(DriverCore core, List<String> outputs) {
        return new DriverRequest(core, outputs, Map.of(), Map.of(), null);
    }

    @Override
    public Driver.Request param(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
        more.put(name, value);
        return new DriverRequest(core, outputs, more, overridden, deadline);
    }

    @Override
    public Driver.Request params(Record params) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(given);
        for (RecordShape.Component component : RecordShape.of(params.getClass()).components()) {
            more.put(component.name(), component.read(params));
        }
        return new DriverRequest(core, outputs, more, overridden, deadline);
    }

    @Override
    public Driver.Request override(String node, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(overridden);
        more.put(node, value);
        return new DriverRequest(core, outputs, given, more, deadline);
    }

    @Override
    public <T extends @Nullable Object> Driver.Request override(NodeRef<T> node, T value) {
        return override(node.name(), value);
    }

    @Override
    public Driver.Request deadline(Instant deadline) {
        return new DriverRequest(core, outputs, given, overridden, deadline);
    }

    @Override
    public Results execute() {
        CheckedRequest checked = new RequestCheck(this).check();
        return checked.results(core.evaluate(checked.selection(), checked.values(), deadline));
    }

    @Override
    public Future<Results> submit() {
        CheckedRequest checked = new RequestCheck(this).check();
        return core.submit(checked.selection(), checked.values(), deadline, checked::results);
    }
}
