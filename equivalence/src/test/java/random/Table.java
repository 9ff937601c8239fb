package random;

/** A record of columns. */
@SuppressWarnings("ArrayRecordComponent")
public record Table(int[] id, double[] value) {}
