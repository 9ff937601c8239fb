package marketing;

import java.time.LocalDate;
import java.util.List;

/** How many people came, or went, day by day. */
public record People(List<LocalDate> date, double[] womens, double[] mens) {
    /** Returns the columns of a table whose rows are days from the first one on. */
    static People of(Table table, LocalDate first) {
        return new People(table.days(first), table.column("womens"), table.column("mens"));
    }
}
