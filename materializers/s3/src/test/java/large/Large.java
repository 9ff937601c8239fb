package large;

import dev.icosian.Pipeline;
import dev.icosian.Scratch;
import dev.icosian.cli.Icosian;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** One step writes a large file, another reads it. */
public final class Large {
    private static final int MEBIBYTE = 1 << 20;

    private Large() {}

    /** Writes so many MiB that do not repeat themselves. */
    public static Path samples(Scratch scratch, int mebibytes) throws IOException {
        Path file = scratch.file("samples.bin");
        Random random = new Random(mebibytes);
        byte[] bytes = new byte[MEBIBYTE];
        random.nextBytes(bytes);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < mebibytes; i++) {
                bytes[i % MEBIBYTE]++;
                out.write(bytes);
            }
        }
        return file;
    }

    /** Reads all of it. */
    public static String digest(Path samples) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(samples)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline() {
        return Pipeline.named("large")
                .modules(Large.class)
                .param("mebibytes")
                .outputs("digest")
                .step("write", step -> step.nodes("samples"))
                .step("read", step -> step.rest())
                .build();
    }

    /** The command line, which says at its end how much memory it took. */
    public static void main(String[] args) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.println("memory: " + memory())));
        Icosian.main(args, Large::pipeline);
    }

    private static String memory() {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        return "heap " + heap / MEBIBYTE + " MiB of " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB, resident "
                + resident();
    }

    private static String resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.substring("VmHWM:".length()).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
