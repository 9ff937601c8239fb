package random;

import dev.icosian.DataflowModule;

/** Makes what steps make anew. */
@DataflowModule
public final class Clients {
    private Clients() {}

    /** A client. */
    public static Client client(int seed) {
        return new Client(seed);
    }
}
