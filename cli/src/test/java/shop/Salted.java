package shop;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A program whose values depend, or not, on the process that computes them. */
public final class Salted {
    private Salted() {}

    /** In an order that the JVM chooses when it starts. */
    public static List<String> shelf() {
        return new ArrayList<>(Set.of(
                "ale", "beet", "chard", "dill", "egg", "fig", "grape", "herb", "ice", "jam", "kale", "leek", "mint",
                "nut", "oat", "pea", "quince", "rice", "sage", "tea"));
    }

    /** In an order that everybody knows. */
    public static List<String> sorted(List<String> shelf) {
        return new ArrayList<>(new TreeSet<>(shelf));
    }

    /** Ends the second process that computes it, with its exit code. */
    public static int fragile() {
        if (System.getProperty("dev.icosian.verify.run") != null) {
            Runtime.getRuntime().halt(3);
        }
        return 1;
    }

    private static Pipeline pipeline(String name, String output) {
        return Pipeline.named(name)
                .modules(Salted.class)
                .outputs(output)
                .build()
                .grouped(Grouping.perNode());
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, () -> pipeline("goods", "sorted"), () -> pipeline("porcelain", "fragile"));
    }
}
