package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/** A program that uses a store, to be run beside others or as another user. Prints one line per result. */
public final class StoreProcess {
    private static final int ROUND_MILLIS = 4;

    private StoreProcess() {}

    public static void main(String[] args) throws Exception {
        Path root = Path.of(args[1]);
        try (ArtifactStore store = DirectoryStore.open(root)) {
            switch (args[0]) {
                case "put" -> System.out.println(store.putIfAbsent(args[2], content("text")));
                case "race" -> race(store, args[2], Integer.parseInt(args[3]), Long.parseLong(args[4]));
                case "fill" -> fill(store, args[2]);
                default -> throw new IllegalArgumentException(args[0]);
            }
        } catch (PipelineException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Stores the same keys as the others do, and prints those that it won, or what it saw half. */
    private static void race(ArtifactStore store, String name, int rounds, long startMillis) throws Exception {
        for (int round = 0; round < rounds; round++) {
            long start = startMillis + (long) round * ROUND_MILLIS;
            while (System.currentTimeMillis() < start) {
                Thread.onSpinWait();
            }
            String mine = name.repeat(50_000 + round);
            if (store.putIfAbsent("race/" + round, content(mine))) {
                System.out.println("key " + round);
            }
            Content same = content("round ".repeat(10_000) + round);
            if (store.putIfAbsent(Keys.blob(same.sha256()), same)) {
                System.out.println("blob " + round);
            }
            String seen = read(store, "race/" + round);
            if (seen.length() != 50_000 + round || seen.chars().distinct().count() != 1) {
                System.out.println("half " + round);
            }
            read(store, Keys.blob(same.sha256()));
        }
    }

    /** Stores blobs, and keys that name them, until it is killed. */
    private static void fill(ArtifactStore store, String name) throws IOException {
        Random random = new Random();
        for (int i = 0; ; i++) {
            byte[] bytes = new byte[random.nextInt(300_000)];
            random.nextBytes(bytes);
            Content content = Content.of(bytes);
            store.putIfAbsent(Keys.blob(content.sha256()), content);
            store.putIfAbsent("refs/" + name + "-" + i, content(content.sha256()));
            System.out.println("stored " + name + "-" + i);
        }
    }

    private static String read(ArtifactStore store, String key) throws IOException {
        try (InputStream in = store.get(key).orElseThrow().open()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static Content content(String text) {
        return Content.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
