package dev.icosian.equivalence.chaos;

import chaos.Witness;
import dev.icosian.materializers.internal.s3.Fault;
import dev.icosian.materializers.internal.s3.FaultProxy;
import dev.icosian.materializers.internal.s3.S3Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Between a run and its bucket: slow or bad as a case wants it, and says which writes begin and end. */
final class Network implements AutoCloseable {
    private static final long LATE_MILLIS = 700;
    private static final long PATIENCE_SECONDS = 60;

    private final String bucket;
    private final SplittableRandom random;
    private final FaultProxy proxy;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile @Nullable Path events;
    private volatile int slowMillis;
    private volatile ChaosCase.Faults kinds = ChaosCase.Faults.NONE;

    Network(S3Server server, String bucket, SplittableRandom random) throws IOException {
        this.bucket = bucket;
        this.random = random;
        this.proxy = new FaultProxy(server.port(), LATE_MILLIS, this::begin, this::end);
    }

    /** Returns the URI of the store. */
    String store() {
        return "s3://" + bucket + "?endpoint=" + proxy.endpoint();
    }

    /** Is like this from now on. */
    void become(Path file, int slow, ChaosCase.Faults bad) {
        events = file;
        slowMillis = slow;
        kinds = bad;
    }

    /** Waits until the server does nothing any more for those that were killed. Returns how many faults there were. */
    int awaitQuiet() throws InterruptedException {
        kinds = ChaosCase.Faults.NONE;
        slowMillis = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (underWay.get() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(underWay + " requests do not end");
            }
            Thread.sleep(5);
        }
        events = null;
        return faults.getAndSet(0);
    }

    private Fault begin(String request) {
        underWay.incrementAndGet();
        say("begin ", request);
        if (isWrite(request)) {
            try {
                Thread.sleep(slowMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Fault fault;
        synchronized (random) {
            fault = kinds.next(random);
        }
        if (fault != Fault.NONE) {
            faults.incrementAndGet();
        }
        return fault;
    }

    private void end(String request, boolean isCarriedOut) {
        say(isCarriedOut ? "end " : "lost ", request);
        underWay.decrementAndGet();
    }

    private void say(String what, String request) {
        Path file = events;
        if (file != null && isWrite(request)) {
            Witness.say(file, what + key(request));
        }
    }

    private static boolean isWrite(String request) {
        return request.startsWith("PUT ") || request.startsWith("POST ");
    }

    private String key(String request) {
        String path = request.split(" ", 2)[1].split("\\?", 2)[0];
        return path.substring(Math.min(path.length(), bucket.length() + 2));
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
