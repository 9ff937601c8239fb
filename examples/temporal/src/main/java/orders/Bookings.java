package orders;

import dev.icosian.temporal.PipelineStub.RunRef;
import io.temporal.activity.ActivityInterface;

/** Ordinary activities of the service. */
@ActivityInterface
public interface Bookings {
    /** Lets no more sales into a month. */
    void freeze(String month);

    /** Files where the report of a month is; returns the number of the file. */
    String file(String month, RunRef report);
}
