package absenteeism;

import static dev.icosian.Importance.WARN;

import dev.icosian.Check;
import dev.icosian.DataflowModule;
import dev.icosian.Extract;
import dev.icosian.Otherwise;

/** Features of an absence. */
@DataflowModule
public final class FeatureLogic {
    private FeatureLogic() {}

    /** One column per season. */
    public record Seasons(
            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] seasons1,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] seasons2,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] seasons3,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] seasons4) {}

    /** One column per day of the working week, 2 being Monday. */
    public record WorkingDays(
            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] dayOfTheWeek2,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] dayOfTheWeek3,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] dayOfTheWeek4,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] dayOfTheWeek5,

            @Check(
                    oneOf = {0, 1},
                    importance = WARN)
            boolean[] dayOfTheWeek6) {}

    /** Mean age in years. */
    @Check(min = 20, max = 60, importance = WARN)
    public static double ageMean(int[] age) {
        return Columns.mean(Columns.asDoubles(age));
    }

    /** Age around its mean. */
    @Check(min = -120, max = 120, nan = false, importance = WARN)
    public static double[] ageZeroMean(int[] age, double ageMean) {
        return Columns.map(age, years -> years - ageMean);
    }

    /** Sample standard deviation of the age (n − 1). */
    @Check(min = 0, max = 40, importance = WARN)
    public static double ageStdDev(int[] age) {
        return Columns.sampleStdDev(Columns.asDoubles(age));
    }

    /** Age with mean 0 and variance 1. */
    @Check(min = -4, max = 4, nan = false, importance = WARN)
    public static double[] ageZeroMeanUnitVariance(double[] ageZeroMean, double ageStdDev) {
        return Columns.map(ageZeroMean, years -> years / ageStdDev);
    }

    /** Season, one-hot. */
    @Extract
    @Otherwise
    public static Seasons seasonsEncoded(int[] seasons) {
        return new Seasons(
                Columns.is(seasons, 1), Columns.is(seasons, 2), Columns.is(seasons, 3), Columns.is(seasons, 4));
    }

    /** Day of the week, one-hot. */
    @Extract
    public static WorkingDays dayOfWeekEncoded(int[] dayOfTheWeek) {
        return new WorkingDays(
                Columns.is(dayOfTheWeek, 2),
                Columns.is(dayOfTheWeek, 3),
                Columns.is(dayOfTheWeek, 4),
                Columns.is(dayOfTheWeek, 5),
                Columns.is(dayOfTheWeek, 6));
    }

    /** 1 for parents. */
    @Check(
            oneOf = {0, 1},
            importance = WARN)
    public static int[] hasChildren(int[] son) {
        return Columns.where(son, count -> count > 0);
    }

    /** 1 for owners of pets. */
    @Check(
            oneOf = {0, 1},
            importance = WARN)
    public static int[] hasPet(int[] pet) {
        return Columns.where(pet, count -> count > 0);
    }

    /** 1 for absences in December to February: the data is from the southern hemisphere. */
    @Check(
            oneOf = {0, 1},
            importance = WARN)
    public static int[] isSummer(int[] monthOfAbsence) {
        return Columns.where(monthOfAbsence, month -> month == 1 || month == 2 || month == 12);
    }
}
