package dev.icosian.runtime.internal.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.store.PrefixStore;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.internal.testing.ForwardingStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is known of a run's pins where a list costs as much as a look. */
final class KnownPinsTest {
    private static final long MOMENT = 3_000_000_000L;

    private final ArtifactStore store = Stores.memory();
    private final Counting counting = new Counting(store);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - MOMENT / 2);
    private final KnownPins pins = new KnownPins(counting, "forecast", "r", now::get);

    @Test
    void stepsThatStartWithinAMomentShareAList() throws IOException {
        assertThat(highest("prepare")).isZero();
        assertThat(highest("train")).isZero();
        now.addAndGet(MOMENT - 1);
        write("train", 1);
        assertThat(highest("train")).isZero();
        assertThat(counting.calls).containsExactly("list runs/forecast/r/steps/");
    }

    @Test
    void whatOthersWroteIsSeenAfterAMoment() throws IOException {
        assertThat(highest("prepare")).isZero();
        write("prepare", 1);
        write("train", 1);
        now.addAndGet(MOMENT);
        assertThat(highest("prepare")).isEqualTo(1);
        assertThat(highest("train")).isEqualTo(1);
        assertThat(counting.calls).hasSize(2).containsOnly("list runs/forecast/r/steps/");
    }

    @Test
    void whoLostANumberLooksAgainAtOnce() throws IOException {
        assertThat(highest("prepare")).isZero();
        write("prepare", 1);
        pins.outdated();
        assertThat(highest("prepare")).isEqualTo(1);
        assertThat(highest("prepare")).isEqualTo(1);
        assertThat(counting.calls).hasSize(2);
    }

    @Test
    void whatWasWrittenHereIsKnownWithoutAList() throws IOException {
        assertThat(highest("prepare")).isZero();
        pins.written(Examples.committed(), 1);
        assertThat(pins.of(List.of("prepare")).latest("prepare")).isEqualTo(Examples.committed());
        assertThat(counting.calls).hasSize(1);
    }

    private int highest(String step) throws IOException {
        return pins.of(List.of(step)).highest(step);
    }

    private void write(String step, int number) throws IOException {
        store.putIfAbsent(
                Layout.pin("forecast", "r", step, number),
                RecordFiles.content(Examples.committed().toTree()));
    }

    private static final class Counting extends ForwardingStore implements PrefixStore {
        private final List<String> calls = new ArrayList<>();

        Counting(ArtifactStore store) {
            super(store);
        }

        @Override
        protected void before(String call, String key) {
            calls.add(call + " " + key);
        }
    }
}
