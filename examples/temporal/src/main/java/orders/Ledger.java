package orders;

import java.util.List;

/** Where the service keeps its sales: a database, usually. */
public interface Ledger {
    /** Returns the sales of a month, such as {@code 2026-03}. */
    List<Sale> sales(String month);
}
