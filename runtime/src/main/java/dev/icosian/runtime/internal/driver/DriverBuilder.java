package dev.icosian.runtime.internal.driver;

import dev.icosian.NodeInterceptor;
import dev.icosian.RunListener;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.internal.exec.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a driver is made of, as far as it has been said. */
public final class DriverBuilder implements Driver.Builder {
    private final Function<Map<String, Object>, ResolvedDataflow> compile;
    private final Function<DriverCore, Driver> make;
    private final Map<String, Object> config = new LinkedHashMap<>();
    private final Map<String, Object> resources = new LinkedHashMap<>();
    private final List<NodeInterceptor> interceptors = new ArrayList<>();
    private final List<RunListener> listeners = new ArrayList<>();
    private @Nullable Executor executor;
    private boolean debug;

    /**
     * Takes the two ends of the way.
     *
     * @param compile from configuration to dataflow
     * @param make the driver's constructor
     */
    public DriverBuilder(Function<Map<String, Object>, ResolvedDataflow> compile, Function<DriverCore, Driver> make) {
        this.compile = compile;
        this.make = make;
    }

    @Override
    public Driver.Builder config(String key, Object value) {
        config.put(key, value);
        return this;
    }

    @Override
    public Driver.Builder resource(String name, Object value) {
        resources.put(name, value);
        return this;
    }

    @Override
    public Driver.Builder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor);
        return this;
    }

    @Override
    public Driver.Builder interceptor(NodeInterceptor interceptor) {
        interceptors.add(interceptor);
        return this;
    }

    @Override
    public Driver.Builder listener(RunListener listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public Driver.Builder debug() {
        debug = true;
        return this;
    }

    @Override
    public Driver build() {
        List<NodeInterceptor> allInterceptors = new ArrayList<>(interceptors);
        for (NodeInterceptor interceptor : ServiceLoader.load(NodeInterceptor.class)) {
            allInterceptors.add(interceptor);
        }
        List<RunListener> allListeners = new ArrayList<>(listeners);
        for (RunListener listener : ServiceLoader.load(RunListener.class)) {
            allListeners.add(listener);
        }
        Evaluator evaluator = new Evaluator(allInterceptors, allListeners, debug);
        return make.apply(new DriverCore(compile.apply(Map.copyOf(config)), resources, evaluator, executor));
    }
}
