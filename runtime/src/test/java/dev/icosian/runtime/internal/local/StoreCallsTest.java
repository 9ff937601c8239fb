package dev.icosian.runtime.internal.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.runtime.internal.record.RecordFiles;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import dev.icosian.runtime.internal.testing.StoreFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** How often a run asks its store: counted, since times depend on the machine. */
class StoreCallsTest {
    private static final Pipeline PIPELINE = Pipeline.named("chain")
            .modules(Chain.class)
            .param("x")
            .outputs("third")
            .build()
            .grouped(Grouping.perNode());

    private final ArtifactStore store = Stores.memory();
    private final Counting counting = new Counting(store);

    /** A step each. */
    static final class Chain {
        private Chain() {}

        /** Adds one. */
        public static int first(int x) {
            return x + 1;
        }

        /** Adds one. */
        public static int second(int first) {
            return first + 1;
        }

        /** Adds one. */
        public static int third(int second) {
            return second + 1;
        }
    }

    @Test
    void reusedStepsAskForWhatTheyUseAndForWhatOthersMayHaveWritten() {
        run(1);
        counting.reset();
        run(1);
        assertThat(counting.calls)
                .containsExactly(
                        "get runs/chain/RUN/run.json",
                        "put runs/chain/RUN/run.json",
                        "list runs/chain/RUN/steps/",
                        // of a step: what it read, its result, its pin
                        "head runs/chain/RUN/steps/first.1.json",
                        "get steps/chain/first/KEY.0.json",
                        "get steps/chain/first/KEY.1.json",
                        "head steps/chain/first/KEY.0.condemned",
                        "put runs/chain/RUN/steps/first.1.json",
                        "head runs/chain/RUN/steps/first.2.json",
                        "head runs/chain/RUN/steps/second.1.json",
                        "get steps/chain/second/KEY.0.json",
                        "get steps/chain/second/KEY.1.json",
                        "head steps/chain/second/KEY.0.condemned",
                        "put runs/chain/RUN/steps/second.1.json",
                        "head runs/chain/RUN/steps/second.2.json",
                        "head runs/chain/RUN/steps/third.1.json",
                        "get steps/chain/third/KEY.0.json",
                        "get steps/chain/third/KEY.1.json",
                        "head steps/chain/third/KEY.0.condemned",
                        "put runs/chain/RUN/steps/third.1.json");
    }

    /** As in a bucket: the results of a key and the pins of a run are listed, and nothing is looked for one by one. */
    @Test
    void reusedStepsListWhereThatIsCheap() {
        run(1);
        Counting listing = new Listing(store);
        run(listing, 1);
        assertThat(listing.calls)
                .containsExactly(
                        "get runs/chain/RUN/run.json",
                        "put runs/chain/RUN/run.json",
                        "list runs/chain/RUN/steps/",
                        "list steps/chain/first/KEY.",
                        "get steps/chain/first/KEY.0.json",
                        "put runs/chain/RUN/steps/first.1.json",
                        "list steps/chain/second/KEY.",
                        "get steps/chain/second/KEY.0.json",
                        "put runs/chain/RUN/steps/second.1.json",
                        "list steps/chain/third/KEY.",
                        "get steps/chain/third/KEY.0.json",
                        "put runs/chain/RUN/steps/third.1.json");
    }

    @Test
    void computedStepsAskForTheirReasonAlone() {
        run(1);
        Counting listing = new Listing(store);
        run(listing, 2);
        assertThat(listing.calls.stream()
                        .filter(call -> call.contains("/first") || call.contains("DIGEST"))
                        .limit(7))
                .containsExactly(
                        "list steps/chain/first/KEY.",
                        "list steps/chain/first/",
                        "get steps/chain/first/KEY.0.json",
                        "get blobs/DIGEST",
                        "put steps/chain/first/KEY.0.json",
                        "head blobs/DIGEST",
                        "put runs/chain/RUN/steps/first.1.json");
    }

    @Test
    void computedStepsAskNoMoreInAnOldStore() throws IOException {
        run(1);
        counting.reset();
        run(2);
        List<String> young = List.copyOf(counting.calls);
        int many = 3_000;
        for (String step : List.of("first", "second", "third")) {
            String manifest =
                    StoreFiles.keys(store, "steps/chain/" + step + "/").get(0);
            Map<String, Object> tree = new HashMap<>(
                    Objects.requireNonNull(RecordFiles.manifest(store, manifest).orNull())
                            .toTree());
            for (int i = 0; i < many; i++) {
                String key = HexFormat.of().toHexDigits(i).repeat(8);
                tree.put("key", key);
                assertThat(store.putIfAbsent("steps/chain/" + step + "/" + key + ".0.json", RecordFiles.content(tree)))
                        .isTrue();
            }
        }
        counting.reset();
        run(3);
        assertThat(counting.calls).isEqualTo(young);
    }

    private void run(int x) {
        run(counting, x);
    }

    private static void run(ArtifactStore store, int x) {
        Run run = Runner.local(store).parallelism(1).run(PIPELINE, Map.of("x", x));
        assertThat(run.succeeded()).isTrue();
    }

    /** Takes note of the calls, without what differs from run to run. */
    private static class Counting extends ForwardingStore {
        private final List<String> calls = Collections.synchronizedList(new ArrayList<>());

        Counting(ArtifactStore store) {
            super(store);
        }

        void reset() {
            calls.clear();
        }

        @Override
        protected void before(String call, String key) {
            calls.add(call + " "
                    + key.replaceAll("/r-[0-9tz]+-[0-9a-f]{4}/", "/RUN/")
                            .replaceAll("[0-9a-f]{64}\\.", "KEY.")
                            .replaceAll("sha256/../[0-9a-f]{62}", "DIGEST"));
        }
    }

    private static final class Listing extends Counting implements PrefixStore {
        Listing(ArtifactStore store) {
            super(store);
        }
    }
}
