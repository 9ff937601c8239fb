package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import dev.icosian.ArtifactStore.Stored;
import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.materializers.internal.store.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to requests and answers: who is told that he wrote has written, and nobody else. */
@NeedsS3Server
final class FaultsIT {
    private static final boolean FULL = Boolean.getBoolean("full");
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final long LATE_MILLIS = 1_300;
    private static final int MEBIBYTE = 1 << 20;

    private S3Server server;
    private String bucket;

    @BeforeEach
    void startServer() throws Exception {
        server = S3Server.shared();
        bucket = server.bucket(false);
    }

    /** The first request of a kind goes wrong, those after it are passed on. */
    private static Function<String, Fault> once(String request, Fault fault) {
        AtomicInteger seen = new AtomicInteger();
        return line -> line.contains(request) && seen.getAndIncrement() == 0 ? fault : Fault.NONE;
    }

    private FaultProxy proxy(Function<String, Fault> script) throws IOException {
        return new FaultProxy(server.port(), LATE_MILLIS, script);
    }

    private S3Store through(FaultProxy proxy) {
        return S3Store.open(S3Place.of(URI.create("s3://" + bucket + "?endpoint=" + proxy.endpoint())), ANSWER);
    }

    private ArtifactStore direct() {
        return ArtifactStore.at(server.uri(bucket, ""));
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void writeThatGoesWrongOnceIsStillMine(Fault fault) throws IOException {
        try (FaultProxy proxy = proxy(once("PUT /" + bucket + "/a/b", fault));
                ArtifactStore store = through(proxy)) {
            assertThat(store.putIfAbsent("a/b", text("mine"))).isTrue();
            assertThat(store.putIfAbsent("a/b", text("mine"))).isFalse();
            assertThat(text(store.get("a/b").orElseThrow())).isEqualTo("mine");
            assertThat(proxy.counts()).containsKey(fault);
        }
    }

    /** Of a write that was carried out and repeated, the answer says that somebody else was first. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void writeThatGoesWrongOnceIsNotMineIfItWasAnothers(Fault fault) throws IOException {
        try (FaultProxy proxy = proxy(once("PUT /" + bucket + "/a/b", fault));
                ArtifactStore store = through(proxy);
                ArtifactStore other = direct()) {
            other.putIfAbsent("a/b", text("same"));

            assertThat(store.putIfAbsent("a/b", text("same"))).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "CONFLICT_409")
    void readingThatGoesWrongOnceIsDoneAgain(Fault fault) throws IOException {
        Content large = random(3 * MEBIBYTE, 1);
        String key = Keys.blob(large.sha256());
        try (ArtifactStore store = direct()) {
            store.putIfAbsent("a/b", text("text"));
            store.putIfAbsent(key, large);
        }
        Function<String, Fault> small = once("GET /" + bucket + "/a/b", fault);
        Function<String, Fault> head = once("HEAD /" + bucket + "/a/b", fault);
        Function<String, Fault> list = once("list-type=2", fault);
        Function<String, Fault> first = once("GET /" + bucket + "/blobs", fault);
        AtomicInteger reads = new AtomicInteger();
        Function<String, Fault> second = line ->
                line.startsWith("GET /" + bucket + "/blobs") && reads.getAndIncrement() == 2 ? fault : Fault.NONE;
        try (FaultProxy proxy = proxy(line -> Stream.of(small, head, list, first, second)
                        .map(script -> script.apply(line))
                        .filter(found -> found != Fault.NONE)
                        .findFirst()
                        .orElse(Fault.NONE));
                ArtifactStore store = through(proxy)) {
            assertThat(text(store.get("a/b").orElseThrow())).isEqualTo("text");
            assertThat(store.head("a/b")).isPresent();
            try (Stream<ArtifactStore.Entry> entries = store.list("")) {
                assertThat(entries.map(ArtifactStore.Entry::key)).containsExactly("a/b", key, "icosian-store.json");
            }
            for (int i = 0; i < 2; i++) {
                try (InputStream in = store.get(key).orElseThrow().open()) {
                    assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(large.sha256());
                }
            }
        }
    }

    static Stream<Arguments> multipartFaults() {
        return Stream.of("?uploads", "partNumber=2", "POST")
                .flatMap(request -> Stream.of(Fault.values()).map(fault -> Arguments.arguments(request, fault)));
    }

    @ParameterizedTest
    @MethodSource("multipartFaults")
    void largeWriteThatGoesWrongOnceIsStillMine(String request, Fault fault) throws IOException {
        Content large = random(17 * MEBIBYTE, 2);
        AtomicInteger seen = new AtomicInteger();
        // The request that completes an upload is the POST with an upload's number.
        Function<String, Fault> script = line -> {
            boolean isMeant = request.equals("POST")
                    ? line.startsWith("POST") && line.contains("uploadId=")
                    : line.contains(request);
            return isMeant && seen.getAndIncrement() == 0 ? fault : Fault.NONE;
        };
        try (FaultProxy proxy = proxy(script);
                ArtifactStore store = through(proxy)) {
            assertThat(store.putIfAbsent("large", large)).isTrue();
            assertThat(seen.get()).isPositive();
            try (InputStream in = store.get("large").orElseThrow().open()) {
                assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(large.sha256());
            }
        }
    }

    @Test
    void readerGoesOnBehindWhatHasCome() throws IOException {
        Content large = random(3 * MEBIBYTE, 3);
        String key = Keys.blob(large.sha256());
        try (ArtifactStore store = direct()) {
            store.putIfAbsent(key, large);
        }
        try (FaultProxy proxy = proxy(line -> line.startsWith("GET /" + bucket + "/blobs") ? Fault.TORN : Fault.NONE);
                ArtifactStore store = through(proxy);
                InputStream in = store.get(key).orElseThrow().open()) {
            assertThat(Content.of(in.readAllBytes()).sha256()).isEqualTo(large.sha256());
            assertThat(proxy.requests()).as("half of the rest with each").isGreaterThan(10);
        }
    }

    @Test
    void serverThatNeverAnswersIsAnUnknownOutcome() throws IOException {
        AtomicInteger seen = new AtomicInteger();
        try (FaultProxy proxy = proxy(line -> seen.getAndIncrement() < 2 ? Fault.NONE : Fault.RESET);
                ArtifactStore store = through(proxy)) {
            assertThatThrownBy(() -> store.putIfAbsent("a", text("x"))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.get("a")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.head("a")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.list("")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> store.delete("a")).isInstanceOf(IOException.class);
        }
    }

    /** Many write the same keys through a network at its worst. */
    @Test
    void ofManyWritersOneWinsWhateverHappens() throws Exception {
        long seed = ThreadLocalRandom.current().nextLong();
        System.out.println("faults on S3: seed " + seed);
        int writers = 6;
        int rounds = FULL ? 400 : 30;
        Random random = new Random(seed);
        Function<String, Fault> script = line -> {
            synchronized (random) {
                Fault[] all = Fault.values();
                Fault chosen = all[random.nextInt(all.length)];
                // A late answer costs seconds, and what it leads to is that of a lost one.
                boolean isRare = chosen == Fault.DONE_BUT_LATE && random.nextInt(10) != 0;
                return isRare || random.nextInt(100) < 60 ? Fault.NONE : chosen;
            }
        };
        Map<String, List<String>> winners = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> unknown = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(writers);
        try (FaultProxy proxy = proxy(script);
                ArtifactStore direct = direct()) {
            direct.putIfAbsent("first", text("x"));
            CyclicBarrier start = new CyclicBarrier(writers);
            List<Future<Void>> results = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String mine = "by " + writer;
                Callable<Void> task = () -> {
                    try (ArtifactStore store = opened(proxy)) {
                        for (int round = 0; round < rounds; round++) {
                            start.await(60, TimeUnit.SECONDS);
                            String key = "race/" + round;
                            try {
                                if (store.putIfAbsent(key, text(mine))) {
                                    winners.computeIfAbsent(key, any -> new ArrayList<>())
                                            .add(mine);
                                }
                            } catch (IOException e) {
                                unknown.computeIfAbsent(key, any -> new AtomicInteger())
                                        .incrementAndGet();
                            }
                        }
                    }
                    return null;
                };
                results.add(pool.submit(task));
            }
            for (Future<Void> result : results) {
                result.get(FULL ? 1_200 : 150, TimeUnit.SECONDS);
            }
            for (int round = 0; round < rounds; round++) {
                String key = "race/" + round;
                List<String> won = winners.getOrDefault(key, List.of());
                assertThat(won).as(key + ", seed " + seed).hasSizeLessThanOrEqualTo(1);
                if (won.isEmpty()) {
                    assertThat(unknown).as(key + " has no winner, seed " + seed).containsKey(key);
                } else {
                    assertThat(text(direct.get(key).orElseThrow()))
                            .as(key + ", seed " + seed)
                            .isEqualTo(won.get(0));
                }
            }
            System.out.println("faults on S3: " + rounds + " keys, " + writers + " writers, " + unknown.size()
                    + " keys with unknown outcomes, " + new TreeMap<>(proxy.counts()));
        } finally {
            pool.shutdownNow();
        }
    }

    /** Opens a store although the network may be bad at that moment, too. */
    private ArtifactStore opened(FaultProxy proxy) {
        while (true) {
            try {
                return through(proxy);
            } catch (PipelineException e) {
                assertThat(e).hasMessageContaining("Store/Unavailable");
            }
        }
    }

    private static Content random(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Content.of(bytes);
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Stored stored) throws IOException {
        try (InputStream in = stored.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
