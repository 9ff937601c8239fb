package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.Assets;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import java.util.List;

/** All that is looked at before a file is written. */
public final class Capabilities {
    private static final List<Capability> ALL = List.of(
            new KnownOptions(),
            new TimeSchedule(),
            new AssetSchedule(),
            new WhoSchedules(),
            new AfterFailures(),
            new Retries(),
            new Heartbeats(),
            new ParamValues(),
            new Publications(),
            new GroupNames(),
            new TagLengths(),
            new NameLengths(),
            new Sizes());

    private Capabilities() {}

    /**
     * Returns what was found of one plan.
     *
     * @param profiles all that there are
     */
    public static Report of(Plan plan, Settings settings, Assets assets, List<OperatorProfile> profiles) {
        Report report = new Report();
        Asked asked = new Asked(plan, settings, assets, profiles);
        ALL.forEach(capability -> capability.check(asked, report));
        settings.profile().check(plan, settings, report);
        plan.steps().forEach(step -> settings.profile().check(plan, step, report));
        return report;
    }
}
