package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8OrderTest {
    private static final int[] CODE_POINTS = {
        0, 'A', 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF
    };

    @Test
    void ordersAsTheBytesDo() {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100_000; i++) {
            String left = randomText(random);
            String right = randomText(random);
            int expected = Arrays.compareUnsigned(
                    left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
            assertThat(Integer.signum(Utf8Order.INSTANCE.compare(left, right)))
                    .as("seed %d, %s against %s", seed, left, right)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void differsFromTheOrderOfJavaStringsAtSurrogates() {
        assertThat("\uFFFD".compareTo("\uD83D\uDE00")).isPositive();
        assertThat(Utf8Order.INSTANCE.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    }

    private static String randomText(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(4); length > 0; length--) {
            text.appendCodePoint(CODE_POINTS[random.nextInt(CODE_POINTS.length)]);
        }
        return text.toString();
    }
}
