package dev.icosian.temporal.program;

import dev.icosian.cli.Icosian;
import java.util.Arrays;
import java.util.List;

/** The command line of one of the {@link Shapes}: its name comes first. */
public final class Program {
    private Program() {}

    /** Runs a command: {@code diamond run --on temporal}. */
    public static void main(String[] args) {
        Icosian.app().pipelines(() -> List.of(Shapes.named(args[0]))).main(Arrays.copyOfRange(args, 1, args.length));
    }
}
