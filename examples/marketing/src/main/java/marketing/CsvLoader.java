package marketing;

import dev.icosian.DataflowModule;
import dev.icosian.When;
import java.nio.file.Path;
import java.time.LocalDate;

/** The tables from files. */
@DataflowModule
@When(key = "loader", is = "CSV")
public final class CsvLoader {
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

    private CsvLoader() {}

    /** What was spent. */
    public static Spend spend(Path data) {
        return Spend.of(Table.read(data.resolve("marketing_spend.csv")), FIRST_DAY);
    }

    /** Who went. */
    public static People churn(Path data) {
        return People.of(Table.read(data.resolve("churn.csv")), FIRST_DAY);
    }

    /** Who came. */
    public static People signups(Path data) {
        return People.of(Table.read(data.resolve("signups.csv")), FIRST_DAY);
    }
}
