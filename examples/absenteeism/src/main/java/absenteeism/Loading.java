package absenteeism;

import dev.icosian.DataflowModule;
import dev.icosian.Extract;
import dev.icosian.NodeName;
import dev.icosian.Otherwise;
import dev.icosian.When;
import java.nio.file.Path;

/** The data file, column by column. */
@DataflowModule
public final class Loading {
    private static final int DEVELOPMENT_ROWS = 300;

    private Loading() {}

    /** The 21 columns; each becomes a node. One row is one absence. */
    public record Columns(
            int[] id,
            int[] reasonForAbsence,
            int[] monthOfAbsence,
            int[] dayOfTheWeek,
            int[] seasons,
            int[] transportationExpense,
            int[] distanceFromResidenceToWork,
            int[] serviceTime,
            int[] age,
            double[] workLoadAveragePerDay,
            int[] hitTarget,
            int[] disciplinaryFailure,
            int[] education,
            int[] son,
            int[] socialDrinker,
            int[] socialSmoker,
            int[] pet,
            int[] weight,
            int[] height,
            int[] bodyMassIndex,
            int[] absenteeismTimeInHours) {}

    /** All rows. */
    @Extract
    @Otherwise
    public static Columns rawData(Path dataFile) {
        return AbsenceFile.read(dataFile, Integer.MAX_VALUE);
    }

    /** The first 300 rows. */
    @NodeName("rawData")
    @Extract
    @When(key = "developmentFlag", is = "true")
    public static Columns rawDataDevelopment(Path dataFile) {
        return AbsenceFile.read(dataFile, DEVELOPMENT_ROWS);
    }
}
