package relay;

import dev.icosian.Pipeline;
import dev.icosian.Schedule;
import java.time.LocalDate;

/** A pipeline with a schedule, whose runs are about the day before. */
public final class Daily {
    /** The pipeline's name. */
    public static final String NAME = "daily";

    private Daily() {}

    /** Shows the day. */
    public static String title(LocalDate day) {
        return "of " + day;
    }

    /** Shows it once more. */
    public static String report(String title, LocalDate day) {
        return title + ", " + day;
    }

    /**
     * Returns the pipeline.
     *
     * @param from the first day that is caught up on
     */
    public static Pipeline pipeline(LocalDate from) {
        return Pipeline.named(NAME)
                .modules(Daily.class)
                .param("day")
                .outputs("title", "report")
                .step("heading", step -> step.nodes("title"))
                .step("body", step -> step.rest())
                .schedule(Schedule.cron("30 1 * * *")
                        .zone("Europe/Berlin")
                        .from(from)
                        .catchUp(true)
                        .maxActiveRuns(3)
                        .date("day", -1))
                .build();
    }
}
