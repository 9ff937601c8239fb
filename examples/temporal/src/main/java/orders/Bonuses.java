package orders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The functions of the pipeline. They know nothing of Temporal. */
public final class Bonuses {
    private Bonuses() {}

    /** Reads the sales. */
    public static List<Sale> sales(Ledger ledger, String month) {
        return ledger.sales(month);
    }

    /** What each customer paid, in cents. */
    public static Map<String, Long> revenue(List<Sale> sales) {
        Map<String, Long> revenue = new TreeMap<>();
        sales.forEach(sale -> revenue.merge(sale.customer(), sale.cents(), Long::sum));
        return revenue;
    }

    /** What customers above the threshold get back, in cents. */
    public static Map<String, Long> bonus(Map<String, Long> revenue, long threshold, int percent) {
        Map<String, Long> bonus = new TreeMap<>();
        revenue.forEach((customer, cents) -> {
            if (cents >= threshold) {
                bonus.put(customer, cents * percent / 100);
            }
        });
        return bonus;
    }
}
