package pipes;

import dev.icosian.DataflowModule;

/** What a Java developer writes unless intermediate nodes are needed: rename-safe, 3 lines. */
@DataflowModule
public final class PlainPipes {
    public static double[] data2(double[] rawData2, double[] data3) {
        return Pipes.sorted(Pipes.join(Pipes.dropNulls(rawData2), data3));
    }
}
