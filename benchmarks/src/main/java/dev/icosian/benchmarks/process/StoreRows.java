package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.Manifest;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tensteps.Chain;

/** What a store costs that is old, or whose values are large. */
public final class StoreRows {
    private static final int STEPS = 10;
    private static final int BUFFER = 1 << 16;

    private final Settings settings;
    private final Pipeline pipeline = Pipeline.named("ten_steps")
            .modules(Chain.class)
            .param("x")
            .outputs("s9")
            .build()
            .grouped(Grouping.perNode());

    /** Takes the settings. */
    public StoreRows(Settings settings) {
        this.settings = settings;
    }

    /** Returns the rows. */
    public List<Row> measure() throws IOException {
        return List.of(runInAnOldStore(), largeValue());
    }

    private Row runInAnOldStore() throws IOException {
        int results = settings.smoke() ? 1_000 : 100_000;
        Path old = settings.folder().resolve("old-store");
        Path young = settings.folder().resolve("young-store");
        List<Double> ours = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (ArtifactStore oldStore = Stores.directory(old);
                ArtifactStore youngStore = Stores.directory(young)) {
            run(oldStore, -1_000);
            fill(oldStore, old, results);
            int warmUp = settings.repetitions();
            for (int round = -warmUp; round < settings.repetitions(); round++) {
                boolean isOldFirst = round % 2 == 0;
                double first = run(isOldFirst ? oldStore : youngStore, round);
                double second = run(isOldFirst ? youngStore : oldStore, round);
                if (round >= 0) {
                    ours.add(isOldFirst ? first : second);
                    beside.add(isOldFirst ? second : first);
                    ratios.add(isOldFirst ? first / second : second / first);
                }
            }
        }
        return new Row(
                String.format(Locale.ROOT, "run 10 steps in a store with %,d results, warm", results),
                milliseconds(Medians.of(ours)),
                "in a young store: " + milliseconds(Medians.of(beside)),
                Medians.of(ratios),
                Limit.atMost(1.2, "x"));
    }

    private double run(ArtifactStore store, int x) {
        long start = System.nanoTime();
        if (!Runner.local(store).parallelism(1).run(pipeline, Map.of("x", x)).succeeded()) {
            throw new IllegalStateException("a run failed");
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Writes results of the same steps with other keys, without waiting for the disk. */
    private static void fill(ArtifactStore store, Path folder, int results) throws IOException {
        int count = 0;
        try (Stream<ArtifactStore.Entry> entries = store.list("steps/")) {
            for (ArtifactStore.Entry entry : entries.toList()) {
                Manifest manifest = RecordFiles.manifest(store, entry.key()).orNull();
                if (manifest == null) {
                    throw new IllegalStateException(entry.key());
                }
                Map<String, Object> tree = new HashMap<>(manifest.toTree());
                Path files = folder.resolve(entry.key()).resolveSibling("");
                for (int i = 0; i < results / STEPS; i++) {
                    String key = HexFormat.of()
                            .toHexDigits(0x9e3779b97f4a7c15L * ++count)
                            .repeat(4);
                    tree.put("key", key);
                    try (InputStream in = RecordFiles.content(tree).open()) {
                        Files.copy(in, files.resolve(key + ".0.json"));
                    }
                }
            }
        }
    }

    private Row largeValue() throws IOException {
        int size = settings.smoke() ? 1 << 20 : 512 << 20;
        Path source = settings.folder().resolve("large-value");
        List<Double> ours = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int rounds = settings.smoke() ? 1 : 9;
        try (ArtifactStore store = Stores.directory(settings.folder().resolve("large-store"))) {
            for (int round = -1; round < rounds; round++) {
                write(source, size, round);
                Content content = Content.of(source);
                boolean isStoreFirst = round % 2 == 0;
                double first = isStoreFirst ? stored(store, content) : byHand(source);
                double second = isStoreFirst ? byHand(source) : stored(store, content);
                if (round >= 0) {
                    double storing = isStoreFirst ? first : second;
                    double writing = isStoreFirst ? second : first;
                    ours.add(storing);
                    beside.add(writing);
                    ratios.add(writing / storing);
                }
            }
        }
        Files.delete(source);
        return new Row(
                String.format(Locale.ROOT, "store a value of %d MiB", size >> 20),
                milliseconds(Medians.of(ours)),
                "write, hash and sync a file: " + milliseconds(Medians.of(beside)),
                Medians.of(ratios) * 100,
                Limit.atLeast(80, "%"));
    }

    /** Other bytes each time: a blob that is there is not written. */
    private static void write(Path file, int size, int round) throws IOException {
        byte[] buffer = new byte[BUFFER];
        Random random = new Random(round);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int written = 0; written < size; written += buffer.length) {
                random.nextBytes(buffer);
                channel.write(ByteBuffer.wrap(buffer));
            }
        }
    }

    private static double stored(ArtifactStore store, Content content) throws IOException {
        String sha256 = content.sha256();
        String key = "blobs/sha256/" + sha256.substring(0, 2) + "/" + sha256.substring(2);
        long start = System.nanoTime();
        if (!store.putIfAbsent(key, content)) {
            throw new IllegalStateException("it was there");
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        store.delete(key);
        return milliseconds;
    }

    private double byHand(Path source) throws IOException {
        Path target = settings.folder().resolve("large-copy");
        long start = System.nanoTime();
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(source);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
                out.write(ByteBuffer.wrap(buffer, 0, count));
            }
            out.force(false);
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        if (digest.digest().length == 0) {
            throw new IllegalStateException("no digest");
        }
        Files.delete(target);
        return milliseconds;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String milliseconds(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%.0f ms" : "%.2f ms", value);
    }
}
