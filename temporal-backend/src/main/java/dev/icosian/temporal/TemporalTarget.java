package dev.icosian.temporal;

import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.runtime.Backend;
import dev.icosian.runtime.Run;
import dev.icosian.temporal.internal.command.TemporalCommands;
import dev.icosian.temporal.internal.command.TemporalRuns;
import dev.icosian.temporal.internal.connect.Limits;
import dev.icosian.temporal.internal.connect.SdkOptions;
import dev.icosian.temporal.internal.connect.Setting;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * {@code run --on temporal}, {@code worker}, {@code submit} and the other Temporal commands. A program that changes
 * options of the SDK gives one by {@code Icosian.app().target}; which server is used is up to the standard configuration
 * alone. Immutable; methods that change something return a copy.
 */
public final class TemporalTarget implements Backend {
    private final Setting setting;

    /** For ServiceLoader and {@code Icosian.app().target}. */
    public TemporalTarget() {
        this(System.getenv());
    }

    TemporalTarget(Map<String, String> environment) {
        this(new Setting(environment, SdkOptions.unchanged()));
    }

    private TemporalTarget(Setting setting) {
        this.setting = setting;
    }

    private TemporalTarget changed(SdkOptions options) {
        return new TemporalTarget(new Setting(setting.environment(), options));
    }

    /**
     * Changes how all commands connect: a metrics scope, gRPC interceptors. Address, TLS and API key are those of the
     * standard configuration.
     *
     * @param change gets options that are ready for use; replaces the one given before
     */
    public TemporalTarget connection(UnaryOperator<WorkflowServiceStubsOptions.Builder> change) {
        return changed(new SdkOptions(
                change, setting.options().client(), setting.options().workers()));
    }

    /**
     * Changes the client of all commands, workers included: a data converter with a payload codec, interceptors,
     * context propagators. All programs that see the same runs need the same data converter.
     *
     * @param change gets options that are ready for use, whose namespace is not changed; replaces the one given before
     */
    public TemporalTarget client(UnaryOperator<WorkflowClientOptions.Builder> change) {
        return changed(new SdkOptions(
                setting.options().connection(), change, setting.options().workers()));
    }

    /**
     * Changes workers, those of {@code run --on temporal} without a server included: interceptors, caches.
     *
     * @param change gets options that are ready for use; replaces the one given before
     */
    public TemporalTarget workers(UnaryOperator<WorkerFactoryOptions.Builder> change) {
        return changed(
                new SdkOptions(setting.options().connection(), setting.options().client(), change));
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public List<Command> commands() {
        return TemporalCommands.all(setting);
    }

    @Override
    public List<Problem> check(Plan plan) {
        return Limits.of(plan);
    }

    @Override
    public Run run(Context context) throws Exception {
        return TemporalRuns.run(context, setting);
    }
}
