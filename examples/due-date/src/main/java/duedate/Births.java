package duedate;

import dev.icosian.DataflowModule;
import dev.icosian.Default;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How likely a birth is, day by day. */
@DataflowModule
public final class Births {
    private static final int PREGNANCY_DAYS = 280;
    private static final int DAYS = 366;

    private Births() {}

    /** 280 days after the start. */
    public static LocalDate dueDate(LocalDate startDate) {
        return startDate.plusDays(PREGNANCY_DAYS);
    }

    /** The days around the due date, first and last included. */
    public static List<LocalDate> possibleDates(
            LocalDate dueDate, @Default("56") int bufferBeforeDueDate, @Default("28") int bufferAfterDueDate) {
        return dueDate.minusDays(bufferBeforeDueDate)
                .datesUntil(dueDate.plusDays(bufferAfterDueDate + 1L))
                .toList();
    }

    /** The length of pregnancies in days. */
    public static SkewNormal probabilityDistribution() {
        return new SkewNormal(-4.186168447183817, 294.44465059093034, 20.670154416450384);
    }

    /**
     * Probability per day, for the start and the 365 days after it. What is past by the current date is impossible; all
     * that is left at induction day happens on it.
     */
    public static double[] fullPdf(
            LocalDate startDate,
            LocalDate dueDate,
            SkewNormal probabilityDistribution,
            @Nullable LocalDate currentDate,
            @Default("14") int inductionPostDueDateDays) {
        double[] probabilities = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            probabilities[day] = probabilityDistribution.density(day);
        }
        if (currentDate != null) {
            int today = dayNumber(startDate, currentDate);
            for (int day = 0; day < Math.min(today, DAYS); day++) {
                probabilities[day] = 0;
            }
            double left = sum(probabilities, 0);
            for (int day = 0; day < DAYS; day++) {
                probabilities[day] /= left;
            }
        }
        int induction = dayNumber(startDate, dueDate) + inductionPostDueDateDays;
        if (induction < DAYS) {
            probabilities[induction] = sum(probabilities, induction + 1);
            for (int day = induction + 1; day < DAYS; day++) {
                probabilities[day] = 0;
            }
        }
        return probabilities;
    }

    /** Probability of a birth up to and including a day. */
    public static double[] fullCdf(double[] fullPdf) {
        double[] cumulated = new double[fullPdf.length];
        double sum = 0;
        for (int day = 0; day < fullPdf.length; day++) {
            sum += fullPdf[day];
            cumulated[day] = sum;
        }
        return cumulated;
    }

    /** Probability of a birth on each possible date. */
    public static double[] probabilityOnDate(double[] fullPdf, List<LocalDate> possibleDates, LocalDate startDate) {
        return at(fullPdf, possibleDates, startDate);
    }

    /** Probability of a birth by each possible date. */
    public static double[] probabilityBeforeDate(double[] fullCdf, List<LocalDate> possibleDates, LocalDate startDate) {
        return at(fullCdf, possibleDates, startDate);
    }

    private static double[] at(double[] byDay, List<LocalDate> dates, LocalDate startDate) {
        return dates.stream()
                .mapToDouble(date -> byDay[dayNumber(startDate, date)])
                .toArray();
    }

    private static int dayNumber(LocalDate startDate, LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(startDate, date));
    }

    private static double sum(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < values.length; i++) {
            sum += values[i];
        }
        return sum;
    }
}
