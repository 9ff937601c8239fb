package dev.icosian.compiler.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadyRanksTest {
    @Test
    void smallestIsTakenFirst() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        ReadyRanks ranks = new ReadyRanks(1_000);
        PriorityQueue<Integer> expected = new PriorityQueue<>();
        for (int i = 0; i < 20_000; i++) {
            assertThat(ranks.isEmpty()).as("seed %d", seed).isEqualTo(expected.isEmpty());
            boolean adds = expected.isEmpty() || (expected.size() < 1_000 && random.nextInt(9) < 5);
            if (adds) {
                int rank = random.nextInt(500);
                ranks.add(rank);
                expected.add(rank);
            } else {
                assertThat(ranks.removeFirst()).as("seed %d", seed).isEqualTo(expected.remove());
            }
        }
    }
}
