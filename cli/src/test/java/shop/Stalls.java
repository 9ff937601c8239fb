package shop;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A program with a pipeline per audience, and one that cannot be made. */
public final class Stalls {
    private Stalls() {}

    /** One per audience. */
    public static List<Pipeline> all() {
        return Arrays.stream(Shop.Audience.values())
                .map(audience -> Shop.pipeline()
                        .with("audience", audience)
                        .renamed("stall_" + audience.name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.app()
                .pipelines(Stalls::all)
                .pipelines(() -> List.of(Shop.broken()))
                .main(args);
    }
}
