package chaos;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** From ore to a stamped ingot: a chain with layers in its middle, of values of a few bytes up to many MiB. */
public final class Works {
    /** The variable with the pipeline's name, so that many run side by side and share nothing. */
    public static final String NAME = "CHAOS_NAME";

    private static final int MEBIBYTE = 1 << 20;

    private Works() {}

    /** How good the metal is. */
    public record Grade(double purity, long weight) {}

    /** Many bytes that do not repeat themselves. */
    public static byte[] ore(int mebibytes) {
        Witness.enter("ore");
        SplittableRandom random = new SplittableRandom(mebibytes);
        byte[] ore = new byte[mebibytes * MEBIBYTE];
        for (int i = 0; i < ore.length; i++) {
            ore[i] = (byte) random.nextInt();
        }
        return Witness.leave("ore", ore);
    }

    /** A few bytes. */
    public static long weight(byte[] ore) {
        Witness.enter("weight");
        long weight = 0;
        for (byte grain : ore) {
            weight += grain & 0xff;
        }
        return Witness.leave("weight", weight);
    }

    /** A MiB. */
    public static byte[] crushed(byte[] ore) {
        Witness.enter("crushed");
        byte[] crushed = new byte[MEBIBYTE];
        for (int i = 0; i < ore.length; i++) {
            crushed[i % MEBIBYTE] ^= ore[i];
        }
        return Witness.leave("crushed", crushed);
    }

    /** Half a MiB, from the same step as {@link #coarse}. */
    public static double[] fine(byte[] crushed) {
        Witness.enter("fine");
        double[] fine = new double[MEBIBYTE / 16];
        for (int i = 0; i < fine.length; i++) {
            fine[i] = crushed[i] / 128.0;
        }
        return Witness.leave("fine", fine);
    }

    /** A MiB. */
    public static long[] coarse(byte[] crushed, long weight) {
        Witness.enter("coarse");
        long[] coarse = new long[MEBIBYTE / 8];
        for (int i = 0; i < coarse.length; i++) {
            coarse[i] = weight * crushed[crushed.length - 1 - i];
        }
        return Witness.leave("coarse", coarse);
    }

    /** Small enough to be within a manifest. */
    public static List<String> dust(byte[] crushed) {
        Witness.enter("dust");
        List<String> dust = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            dust.add("grain " + crushed[i]);
        }
        return Witness.leave("dust", dust);
    }

    /** A map, from three branches. */
    public static Map<String, Double> assay(double[] fine, long[] coarse, List<String> dust) {
        Witness.enter("assay");
        Map<String, Double> assay = new TreeMap<>();
        for (int i = 0; i < dust.size(); i++) {
            assay.merge(dust.get(i), fine[i] + coarse[i], Double::sum);
        }
        return Witness.leave("assay", assay);
    }

    /** A record. */
    public static Grade grade(Map<String, Double> assay, long weight) {
        Witness.enter("grade");
        double sum = 0;
        for (double part : assay.values()) {
            sum += part;
        }
        return Witness.leave("grade", new Grade(sum, weight));
    }

    /** Two MiB. */
    public static long[] melt(long[] coarse) {
        Witness.enter("melt");
        long[] melt = new long[2 * coarse.length];
        for (int i = 0; i < melt.length; i++) {
            melt[i] = coarse[i / 2] + i;
        }
        return Witness.leave("melt", melt);
    }

    /** A few bytes. */
    public static String ingot(long[] melt, Grade grade) {
        Witness.enter("ingot");
        return Witness.leave("ingot", melt[melt.length - 1] + " at " + grade.purity());
    }

    /** The end of the chain. */
    public static String stamp(String ingot, long weight) {
        Witness.enter("stamp");
        return Witness.leave("stamp", ingot + ", " + weight);
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline(String name) {
        return Pipeline.named(name)
                .modules(Works.class)
                .param("mebibytes", 2)
                .outputs("stamp", "grade")
                .defaults(step -> step.attempts(4)
                        .backoff(Duration.ofMillis(100), Duration.ofMillis(200))
                        .heartbeat(Duration.ofSeconds(2)))
                .step("mine", step -> step.nodes("ore"))
                .step("weigh", step -> step.nodes("weight"))
                .step("crush", step -> step.nodes("crushed"))
                .step("sieve", step -> step.nodes("fine", "coarse"))
                .step("sweep", step -> step.nodes("dust"))
                .step("test", step -> step.nodes("assay", "grade"))
                .step("melt", step -> step.nodes("melt"))
                .step("cast", step -> step.nodes("ingot"))
                .step("finish", step -> step.nodes("stamp"))
                .build();
    }

    /** The command line. It ends with the process that started it, however that ends. */
    public static void main(String[] args) {
        Thread watch = new Thread(Works::endWithParent, "end with parent");
        watch.setDaemon(true);
        watch.start();
        String name = System.getenv().getOrDefault(NAME, "works");
        Icosian.main(args, () -> pipeline(name));
    }

    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        });
    }
}
