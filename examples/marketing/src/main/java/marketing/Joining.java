package marketing;

import dev.icosian.DataflowModule;
import dev.icosian.Extract;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** One table of all three. */
@DataflowModule
public final class Joining {
    private Joining() {}

    /** The columns; each becomes a node. One row is one day. */
    public record Columns(
            double[] facebookSpend,
            double[] twitterSpend,
            double[] tvSpend,
            double[] youtubeSpend,
            double[] radioSpend,
            double[] billboardsSpend,
            double[] womensChurn,
            double[] mensChurn,
            double[] womensSignups,
            double[] mensSignups) {}

    /** The days that all three tables have, in the order of the spend. */
    @Extract
    public static Columns joinedData(Spend spend, People signups, People churn) {
        List<LocalDate> days = spend.date().stream()
                .filter(new HashSet<>(signups.date())::contains)
                .filter(new HashSet<>(churn.date())::contains)
                .toList();
        int[] spent = rows(days, spend.date());
        int[] came = rows(days, signups.date());
        int[] went = rows(days, churn.date());
        return new Columns(
                at(spent, spend.facebook()),
                at(spent, spend.twitter()),
                at(spent, spend.tv()),
                at(spent, spend.youtube()),
                at(spent, spend.radio()),
                at(spent, spend.billboards()),
                at(went, churn.womens()),
                at(went, churn.mens()),
                at(came, signups.womens()),
                at(came, signups.mens()));
    }

    private static int[] rows(List<LocalDate> days, List<LocalDate> dates) {
        return days.stream().mapToInt(dates::indexOf).toArray();
    }

    private static double[] at(int[] rows, double[] column) {
        return IntStream.of(rows).mapToDouble(row -> column[row]).toArray();
    }
}
