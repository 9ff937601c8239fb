package dev.icosian.temporal.program;

import dev.icosian.Helper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the nodes do: numbers from numbers, and what the rules say. */
public final class Functions {
    private Functions() {}

    /** A node that needs none. */
    public static long leaf(int seed, int place, String rules, String log) throws Exception {
        obey(place, rules, log);
        return mixed(seed, place);
    }

    /** A node that needs others. */
    public static long join(List<Long> values, int place, String rules, String log) throws Exception {
        obey(place, rules, log);
        long result = place;
        for (long value : values) {
            result = mixed(result, value);
        }
        return result;
    }

    /** Too large for a manifest, so that it is a blob. */
    public static long[] big(int seed, String rules, String log) throws Exception {
        obey(0, rules, log);
        long[] big = new long[4000];
        for (int i = 0; i < big.length; i++) {
            big[i] = mixed(seed, i);
        }
        return big;
    }

    /** Reads what is large. */
    public static long total(long[] big, String rules, String log) throws Exception {
        obey(1, rules, log);
        long total = 0;
        for (long value : big) {
            total = mixed(total, value);
        }
        return total;
    }

    @Helper
    private static long mixed(long one, long other) {
        return (one * 1_000_003 + other * 31 + 7) % 1_000_000_007L;
    }

    /** Does what the rules say of this node: {@code n3 sleeps 500,n4 fails}; {@code all} means every node. */
    @Helper
    private static void obey(int place, String rules, String log) throws Exception {
        if (!log.isEmpty()) {
            write(log, "n" + place + "\n");
        }
        for (String rule : rules.split(",", -1)) {
            String[] words = rule.strip().split(" ", -1);
            if (words[0].equals("n" + place) || words[0].equals("all")) {
                obey(words, place);
            }
        }
    }

    @Helper
    private static void obey(String[] words, int place) throws Exception {
        switch (words[1]) {
            case "sleeps" -> Thread.sleep(Long.parseLong(words[2]));
            case "fails" -> throw new IllegalStateException("n" + place + " fails");
            case "failsOnce" -> {
                if (Files.notExists(Path.of(words[2]))) {
                    Files.createFile(Path.of(words[2]));
                    throw new IllegalStateException("n" + place + " fails once");
                }
            }
            case "awaits" -> {
                while (Files.notExists(Path.of(words[2]))) {
                    Thread.sleep(20);
                }
            }
            case "spins" -> {
                while (Files.notExists(Path.of(words[2]))) {
                    Thread.onSpinWait();
                }
            }
            case "eats" -> throw new OutOfMemoryError("Java heap space");
            case "shouts" -> throw new IllegalStateException("x".repeat(Integer.parseInt(words[2])));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }

    @Helper
    private static void write(String log, String line) throws IOException {
        Files.writeString(Path.of(log), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
