package tensteps;

/** Ten functions in a chain; the other tools run the same ones. */
public final class Chain {
    private Chain() {}

    /** Adds one. */
    public static int s0(int x) {
        return x + 1;
    }

    /** Adds one. */
    public static int s1(int s0) {
        return s0 + 1;
    }

    /** Adds one. */
    public static int s2(int s1) {
        return s1 + 1;
    }

    /** Adds one. */
    public static int s3(int s2) {
        return s2 + 1;
    }

    /** Adds one. */
    public static int s4(int s3) {
        return s3 + 1;
    }

    /** Adds one. */
    public static int s5(int s4) {
        return s4 + 1;
    }

    /** Adds one. */
    public static int s6(int s5) {
        return s5 + 1;
    }

    /** Adds one. */
    public static int s7(int s6) {
        return s6 + 1;
    }

    /** Adds one. */
    public static int s8(int s7) {
        return s7 + 1;
    }

    /** Adds one. */
    public static int s9(int s8) {
        return s8 + 1;
    }
}
