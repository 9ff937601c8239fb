package dev.icosian.benchmarks.process;

import dev.icosian.ArtifactStore;
import dev.icosian.Content;
import dev.icosian.benchmarks.Settings;
import dev.icosian.benchmarks.table.Limit;
import dev.icosian.benchmarks.table.Row;
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
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What a store makes of a large value, beside a file that is written, hashed and synced. */
final class LargeValue {
    private static final int BUFFER = 1 << 16;

    private final Settings settings;

    LargeValue(Settings settings) {
        this.settings = settings;
    }

    /** Returns the row of a store, after so many rounds. */
    Row row(String where, ArtifactStore store, int rounds, Limit limit) throws IOException {
        int size = settings.smoke() ? 1 << 20 : 512 << 20;
        Path source = settings.folder().resolve("large-value");
        List<Double> ours = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
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
        Files.delete(source);
        return new Row(
                String.format(Locale.ROOT, "store a value of %d MiB %s", size >> 20, where),
                Medians.milliseconds(Medians.of(ours)),
                "write, hash and sync a file: " + Medians.milliseconds(Medians.of(beside)),
                Medians.of(ratios) * 100,
                limit);
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
}
