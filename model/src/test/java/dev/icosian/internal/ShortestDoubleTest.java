package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The own spelling is tested on every JDK. On 19 and later it is compared with the JDK's; on 17 and 18 with a digest of
 * what JDK 25 gave for the same million numbers.
 */
class ShortestDoubleTest {
    private static final long SEED = 20260101;
    private static final int COUNT = 1_000_000;
    private static final boolean JDK_IS_SHORTEST = Runtime.version().feature() >= 19;

    private static final String DOUBLES_ON_JDK_25 = "5c2d801427ea475259bb2967314ec287d184b7eb307f792df270f324b959fe57";
    private static final String FLOATS_ON_JDK_25 = "0e9a15d1abf2243b5551a447b9d0afd45b543ceddd043acaf046bbd0ace6a4d0";

    @ParameterizedTest
    @CsvSource({
        "0.0,                     0.0",
        "-0.0,                    -0.0",
        "NaN,                     NaN",
        "Infinity,                Infinity",
        "-Infinity,               -Infinity",
        "1,                       1.0",
        "-7,                      -7.0",
        "20,                      20.0",
        "0.1,                     0.1",
        "0.001,                   0.001",
        "2.0E-3,                  0.002",
        "0.00099,                 9.9E-4",
        "9999999,                 9999999.0",
        "9999999.999999998,       9999999.999999998",
        "1.0E7,                   1.0E7",
        "12345678.9,              1.23456789E7",
        "999999999999999,         9.99999999999999E14",
        "1.0E15,                  1.0E15",
        "9007199254740993,        9.007199254740992E15",
        "9007199254740991,        9.007199254740991E15",
        "1.0E22,                  1.0E22",
        "1.0E23,                  1.0E23",
        "2.0E23,                  2.0E23",
        "8.41E21,                 8.41E21",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "2.2250738585072011E-308, 2.225073858507201E-308",
        "4.9E-324,                4.9E-324",
        "1.0E-323,                9.9E-324",
        "1.5E-323,                1.5E-323",
        "2.0E-323,                2.0E-323",
        "1.7976931348623157E308,  1.7976931348623157E308",
        "5.0E-324,                4.9E-324",
        "9.5367431640625E-7,      9.5367431640625E-7",
        "2.98023223876953125E-8,  2.9802322387695312E-8",
        "5.684341886080802E-14,   5.684341886080802E-14"
    })
    void doubleIsShortest(String source, String spelling) {
        double value = Double.parseDouble(source);
        assertThat(ShortestDouble.spell(value)).isEqualTo(spelling);
        assertThat(ShortestDouble.toString(value)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0,           0.0",
        "-0.0,          -0.0",
        "NaN,           NaN",
        "-Infinity,     -Infinity",
        "0.1,           0.1",
        "16777216,      1.6777216E7",
        "1.0E10,        1.0E10",
        "2.0E-45,       1.4E-45",
        "3.4028235E38,  3.4028235E38",
        "1.17549435E-38,1.1754944E-38",
        "33554432,      3.3554432E7",
        "8.5899346E9,   8.589935E9"
    })
    void floatIsShortest(String source, String spelling) {
        float value = Float.parseFloat(source);
        assertThat(ShortestDouble.spell(value)).isEqualTo(spelling);
        assertThat(ShortestDouble.toString(value)).isEqualTo(spelling);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, -1})
    void powersOfTwoAndTheirNeighboursReadBack(int offset) {
        for (int exponent = Double.MIN_EXPONENT - 52; exponent <= Double.MAX_EXPONENT; exponent++) {
            double value = Double.longBitsToDouble(Double.doubleToLongBits(Math.scalb(1.0, exponent)) + offset);
            String spelling = ShortestDouble.spell(value);
            assertThat(Double.parseDouble(spelling)).isEqualTo(value);
            if (JDK_IS_SHORTEST) {
                assertThat(spelling).isEqualTo(Double.toString(value));
            }
        }
    }

    @Test
    void aMillionDoublesAreSpelledAsOnJdk25() {
        MessageDigest digest = Sha256.digest();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < COUNT; i++) {
            double value = randomDouble(random, i);
            String spelling = ShortestDouble.spell(value);
            if (JDK_IS_SHORTEST && !spelling.equals(Double.toString(value))) {
                assertThat(spelling).as("seed %d, number %d", SEED, i).isEqualTo(Double.toString(value));
            }
            digest.update((spelling + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("seed %d", SEED)
                .isEqualTo(DOUBLES_ON_JDK_25);
    }

    @Test
    void aMillionFloatsAreSpelledAsOnJdk25() {
        MessageDigest digest = Sha256.digest();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < COUNT; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            String spelling = ShortestDouble.spell(value);
            if (JDK_IS_SHORTEST && !spelling.equals(Float.toString(value))) {
                assertThat(spelling).as("seed %d, number %d", SEED, i).isEqualTo(Float.toString(value));
            }
            digest.update((spelling + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .as("seed %d", SEED)
                .isEqualTo(FLOATS_ON_JDK_25);
    }

    /** Any bits; everyday sizes; decimals of few digits; subnormals; neighbours of powers of ten; whole numbers. */
    private static double randomDouble(SplittableRandom random, int i) {
        return switch (i % 6) {
            case 0 -> Double.longBitsToDouble(random.nextLong());
            case 1 -> (random.nextDouble() - 0.5) * 2000;
            case 2 -> random.nextInt(-1_000_000, 1_000_000) / 1000.0;
            case 3 -> Double.longBitsToDouble(random.nextLong() & 0x000FFFFFFFFFFFFFL);
            case 4 -> nextTo(Double.parseDouble("1E" + random.nextInt(-323, 309)), random.nextInt(-3, 4));
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    private static double nextTo(double value, int steps) {
        return Double.longBitsToDouble(Double.doubleToLongBits(value) + steps);
    }
}
