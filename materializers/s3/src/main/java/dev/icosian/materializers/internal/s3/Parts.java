package dev.icosian.materializers.internal.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Sends a stream in parts, a few at a time, since one connection alone is slow; each part under way has its bytes in
 * memory. For one stream and one thread.
 */
final class Parts implements AutoCloseable {
    private static final int AT_A_TIME = 3;
    /** Longer than an answer is waited for, with all attempts. */
    private static final long PATIENCE_MINUTES = 10;

    /** Sends one part. */
    @FunctionalInterface
    interface Sender {
        CompletedPart send(int number, byte[] buffer, int length);
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME, task -> {
        Thread thread = new Thread(task, "icosian-s3-part");
        thread.setDaemon(true);
        return thread;
    });
    private final Sender sender;
    private final List<byte[]> buffers = new ArrayList<>();
    private final List<Future<CompletedPart>> sent = new ArrayList<>();

    Parts(Sender sender) {
        this.sender = sender;
    }

    /**
     * Returns all parts when the last one is sent.
     *
     * @param size of each but the last
     * @throws SdkException if one could not be sent
     */
    List<CompletedPart> send(InputStream in, int size) throws IOException {
        List<CompletedPart> parts = new ArrayList<>();
        while (true) {
            int place = sent.size() % AT_A_TIME;
            // Its buffer is free when the part is sent that was in it.
            if (sent.size() >= AT_A_TIME) {
                parts.add(await(sent.get(parts.size())));
            }
            if (place == buffers.size()) {
                buffers.add(new byte[size]);
            }
            byte[] buffer = buffers.get(place);
            int read = in.readNBytes(buffer, 0, size);
            if (read == 0) {
                break;
            }
            submit(buffer, read);
        }
        while (parts.size() < sent.size()) {
            parts.add(await(sent.get(parts.size())));
        }
        return parts;
    }

    private void submit(byte[] buffer, int length) {
        int number = sent.size() + 1;
        sent.add(threads.submit(() -> sender.send(number, buffer, length)));
    }

    private static CompletedPart await(Future<CompletedPart> part) throws IOException {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SdkException failure) {
                throw failure;
            }
            throw new IOException("a part could not be sent", e.getCause());
        }
    }

    /** Waits for what is under way: a part that arrives after its upload was given up stays, and costs. */
    @Override
    public void close() {
        threads.shutdownNow();
        boolean isInterrupted = Thread.interrupted();
        try {
            threads.awaitTermination(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
