package shop;

import dev.icosian.Check;
import dev.icosian.Helper;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A step that fails in the way a param says, one that needs it, and one that does not. */
public final class Failing {
    /** What was called since the last {@link #reset}. */
    public static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** Counts up, since a thread that gets no processor could miss a flag that is set back. */
    private static final AtomicInteger RELEASES = new AtomicInteger();

    private Failing() {}

    /** Forgets calls. */
    @Helper
    public static void reset() {
        CALLS.clear();
    }

    /** Lets threads end that ignore their interrupt. */
    @Helper
    public static void release() {
        RELEASES.incrementAndGet();
    }

    /** Harms what the next step needs. */
    public static int begin(String kind, String folder) throws IOException {
        CALLS.add("begin");
        switch (kind) {
            case "missing file" -> Files.delete(Path.of(folder, "data.txt"));
            // The place of the next step's pin is taken.
            case "store" -> Files.createDirectories(Path.of(folder, ".icosian/runs/failing/r/steps/bad.1.json"));
            case "store folder" -> {
                // The folder of the next step's manifests cannot be made.
                Files.createDirectories(Path.of(folder, ".icosian/steps/failing"));
                Files.createFile(Path.of(folder, ".icosian/steps/failing/bad"));
            }
            default -> {}
        }
        return 1;
    }

    /** Fails. */
    @Check(max = 100)
    public static Integer bad(int begin, String kind, String folder, Path dataFile) throws Exception {
        int releases = RELEASES.get();
        CALLS.add("bad");
        switch (kind) {
            case "runtime exception" -> throw new IllegalStateException("boom");
            case "checked exception" -> throw new IOException("boom");
            case "error" -> throw new AssertionError("boom");
            case "memory" -> throw new OutOfMemoryError("Java heap space");
            case "timeout" -> Thread.sleep(60_000);
            case "ignored timeout" -> {
                while (RELEASES.get() == releases) {
                    Thread.onSpinWait();
                }
            }
            case "check" -> {
                return 500;
            }
            case "null" -> {
                return null;
            }
            case "changed file" -> Files.writeString(Path.of(folder, "data.txt"), "other");
            default -> {}
        }
        return begin + 1;
    }

    /** Needs what fails. */
    public static int afterBad(int bad) {
        CALLS.add("afterBad");
        return bad;
    }

    /** Does not. */
    public static int other(int begin) {
        CALLS.add("other");
        return begin;
    }

    /** Returns the pipeline. */
    public static Pipeline pipeline(String kind, int attempts) {
        Pipeline.Builder builder = Pipeline.named("failing")
                .modules(Failing.class)
                .param("kind")
                .param("folder")
                .param("dataFile")
                .outputs("afterBad", "other")
                .step("begin", step -> step.nodes("begin"))
                .step("bad", step -> {
                    step.nodes("bad").attempts(attempts).backoff(Duration.ofMillis(1), Duration.ofMillis(2));
                    if (kind.equals("timeout")) {
                        // Long enough to call the function also where each thread waits for a processor.
                        step.timeout(Duration.ofMillis(700));
                    }
                    if (kind.equals("ignored timeout")) {
                        step.timeout(Duration.ofMillis(200));
                    }
                })
                .step("more", step -> step.nodes("afterBad"))
                .step("other", step -> step.nodes("other"));
        if (kind.equals("sink")) {
            builder.publish("bad", new FullSink());
        }
        return builder.build();
    }

    /** Takes nothing. */
    private static final class FullSink implements Sink<Integer> {
        @Override
        public String id() {
            return "full";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return true;
        }

        @Override
        public Location location() {
            return Location.of("s3://bucket/bad");
        }

        @Override
        public String publish(Integer value, Location.Resolved at) throws IOException {
            CALLS.add("publish");
            throw new IOException("boom");
        }
    }
}
