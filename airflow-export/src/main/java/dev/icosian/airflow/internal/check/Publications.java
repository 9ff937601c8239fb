package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.AssetName;
import dev.icosian.airflow.internal.dag.Report;
import java.util.List;

/** Publications whose place Airflow does not see. */
final class Publications implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        for (Plan.StepPlan step : asked.plan().steps()) {
            List<AssetName> assets = asked.assets().of(asked.plan(), step);
            for (AssetName asset : assets) {
                if (!asset.isWhole()) {
                    report.differs("publication " + asset.name() + " is the "
                            + asked.settings().dialect().assetWord() + " " + asset.uri()
                            + ": Airflow has no run-time parts and only some kinds of places");
                }
            }
        }
    }
}
