package orders;

import dev.icosian.temporal.PipelineStub.RunRef;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was filed in memory. Thread safe. */
public final class BookingsImpl implements Bookings {
    private final List<String> filed = new CopyOnWriteArrayList<>();

    @Override
    public void freeze(String month) {
        filed.add("frozen " + month);
    }

    @Override
    public String file(String month, RunRef report) {
        filed.add("filed " + month);
        return month + ", run " + report.runId();
    }

    /** Returns what happened. */
    public List<String> filed() {
        return List.copyOf(filed);
    }
}
