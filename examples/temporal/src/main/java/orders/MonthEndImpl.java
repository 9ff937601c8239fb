package orders;

import dev.icosian.temporal.PipelineStub;
import dev.icosian.temporal.PipelineStub.PlanRef;
import dev.icosian.temporal.PipelineStub.RunRef;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Freezes the month, lets the pipeline run as a child, files the report. */
public final class MonthEndImpl implements MonthEnd {
    /** Once per process: planning is not for workflow code. */
    private static final PlanRef REPORT = PlanRef.of(BonusReport.pipeline().plan(), OrdersWorker.PIPELINES);

    private final Bookings bookings = Workflow.newActivityStub(
            Bookings.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .build());

    @Override
    public String close(String month) {
        bookings.freeze(month);
        RunRef report = PipelineStub.child(REPORT, new BonusReport.Params(month, 10_000, 5))
                .get();
        return bookings.file(month, report);
    }
}
