package acme.shop;

import com.fasterxml.jackson.core.Version;
import dev.icosian.DataflowModule;

/** A module that uses a library whose jar says its version. */
@DataflowModule
public final class Foreign {
    private Foreign() {}

    public static String version(int spend) {
        return spend + Version.unknownVersion().toString();
    }
}
