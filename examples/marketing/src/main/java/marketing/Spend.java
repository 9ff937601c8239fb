package marketing;

import java.time.LocalDate;
import java.util.List;

/** What was spent on marketing, day by day. */
public record Spend(
        List<LocalDate> date,
        double[] facebook,
        double[] twitter,
        double[] tv,
        double[] youtube,
        double[] radio,
        double[] billboards) {
    /** Returns the columns of a table whose rows are days from the first one on. */
    static Spend of(Table table, LocalDate first) {
        return new Spend(
                table.days(first),
                table.column("facebook"),
                table.column("twitter"),
                table.column("tv"),
                table.column("youtube"),
                table.column("radio"),
                table.column("billboards"));
    }
}
