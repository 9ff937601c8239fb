package forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes the committed data: four years of synthetic weekly marketing figures with a season, a trend, holidays and noise.
 * Not measured anywhere, so free to use. {@code main} writes the file.
 */
final class ActualsData {
    static final Path FILE = Path.of("data", "actuals.csv");

    private static final int FIRST_YEAR = 2022;
    private static final int YEARS = 4;
    private static final int WEEKS = 52;
    private static final long SEED = 2022;

    private ActualsData() {}

    static String csv() {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder(ActualsFile.HEADER).append('\n');
        double[] spend = new double[YEARS * WEEKS];
        for (int row = 0; row < spend.length; row++) {
            int week = row % WEEKS + 1;
            double season = 1 + 0.3 * StrictMath.sin(2 * Math.PI * week / WEEKS);
            spend[row] = 2000 * season * (1 + row / 400.0) + 300 * noise(random);
            double earlier = row < 3 ? spend[row] : spend[row - 3];
            double holiday = Holidays.US.contains(week) ? -90 : 0;
            double signups = 150 + 0.11 * spend[row] + 0.07 * earlier + holiday + 25 * noise(random);
            text.append(FIRST_YEAR + row / WEEKS)
                    .append(',')
                    .append(week)
                    .append(',')
                    .append(decimal(spend[row]))
                    .append(',')
                    .append(Math.round(signups))
                    .append(',')
                    .append(decimal(10 + noise(random)))
                    .append(',')
                    .append(decimal(1 + row * 0.002 + 0.05 * noise(random)))
                    .append(',')
                    .append(decimal(5 * random.nextDouble()))
                    .append('\n');
        }
        return text.toString();
    }

    /** The sum of three even draws, around 0: close enough to a normal one. */
    private static double noise(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    }

    private static String decimal(double value) {
        long hundredths = Math.round(value * 100);
        long fraction = hundredths % 100;
        return hundredths / 100 + "." + (fraction < 10 ? "0" : "") + fraction;
    }

    /** Writes the file anew. */
    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, csv());
    }
}
