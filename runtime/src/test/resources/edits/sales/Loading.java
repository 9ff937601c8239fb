package com.acme.sales;

import dev.icosian.DataflowModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From the file to columns. */
@DataflowModule
public final class Loading {
    private Loading() {}

    /** The days of the file. */
    public static List<Day> days(Path dataFile) throws IOException {
        return Table.read(Files.readAllLines(dataFile));
    }

    /** Visits by day. */
    public static double[] visits(List<Day> days) {
        return days.stream().mapToDouble(day -> day.visits()).toArray();
    }

    /** Orders by day. */
    public static double[] orders(List<Day> days) {
        return days.stream().mapToDouble(Day::orders).toArray();
    }
}
