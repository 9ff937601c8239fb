package tensteps;

/** What a JVM costs by itself. */
public final class Bare {
    private Bare() {}

    /** Prints a number. */
    public static void main(String[] args) {
        System.out.println(4);
    }
}
