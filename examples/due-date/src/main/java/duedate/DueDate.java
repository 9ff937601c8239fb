package duedate;

import dev.icosian.Pipeline;
import dev.icosian.PipelineSpec;
import dev.icosian.cli.Icosian;
import java.time.LocalDate;
import java.util.List;

/** When a baby will be born: dates, optional params, and a distribution. Start with {@link Births}. */
@PipelineSpec(modules = Births.class, params = DueDate.Params.class, outputs = DueDate.Outputs.class)
public final class DueDate {
    /** The one value that must be given; the others have defaults where they are used. */
    public record Params(LocalDate startDate) {}

    /** What is asked for. */
    public record Outputs(
            LocalDate dueDate,
            List<LocalDate> possibleDates,
            double[] probabilityOnDate,
            double[] probabilityBeforeDate) {}

    private DueDate() {}

    /** Dates in one step, probabilities in the other. */
    public static Pipeline pipeline() {
        return Pipeline.of(DueDate.class)
                .step("dates", s -> s.nodes("dueDate", "possibleDates"))
                .step("probabilities", s -> s.rest())
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, DueDate::pipeline);
    }
}
