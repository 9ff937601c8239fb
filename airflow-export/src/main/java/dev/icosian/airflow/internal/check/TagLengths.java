package dev.icosian.airflow.internal.check;

import dev.icosian.airflow.internal.dag.NodeTags;
import dev.icosian.airflow.internal.dag.Report;

/** Tags of nodes that are too long for a DAG. */
final class TagLengths implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        for (String tag : NodeTags.all(asked.plan())) {
            if (asked.isDag() && !NodeTags.isShort(tag)) {
                report.differs("tag " + tag.substring(0, 40) + "… is not on the DAG, which takes " + NodeTags.LONGEST
                        + " characters");
            }
        }
    }
}
