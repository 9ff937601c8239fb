package tensteps;

import java.time.Instant;

/** Says when it is called. */
public final class FirstCall {
    private FirstCall() {}

    /** Prints the milliseconds of the clock. */
    public static int called(int x) {
        Instant now = Instant.now();
        System.out.println("called at " + (now.getEpochSecond() * 1e3 + now.getNano() / 1e6));
        return x;
    }
}
