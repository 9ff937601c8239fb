package dev.icosian.materializers.internal.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarsTest {
    static Stream<Object> extremes() {
        return Stream.of(
                Double.MAX_VALUE,
                -Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Float.MIN_VALUE,
                Float.MAX_VALUE,
                Long.MAX_VALUE,
                Integer.MIN_VALUE,
                Short.MIN_VALUE,
                Byte.MIN_VALUE,
                BigInteger.TEN.pow(100).negate(),
                new BigDecimal("0E-10"),
                new BigDecimal("-1E+1000"),
                LocalDate.MIN,
                LocalDate.MAX,
                LocalDate.of(0, 1, 1),
                LocalTime.MIN,
                LocalTime.MAX,
                LocalDateTime.MIN,
                LocalDateTime.MAX,
                OffsetTime.MIN,
                OffsetTime.MAX,
                OffsetDateTime.MIN,
                OffsetDateTime.MAX,
                ZonedDateTime.of(LocalDateTime.MAX, ZoneOffset.UTC),
                Instant.MIN,
                Instant.MAX,
                Instant.EPOCH,
                Duration.ZERO,
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofSeconds(-1, 1),
                Period.of(Integer.MIN_VALUE, Integer.MAX_VALUE, 0),
                Period.ZERO,
                Year.of(Year.MIN_VALUE),
                Year.of(Year.MAX_VALUE),
                Year.of(0),
                Year.of(-5),
                Year.of(999),
                Year.of(10_000),
                YearMonth.of(Year.MIN_VALUE, 1),
                YearMonth.of(Year.MAX_VALUE, 12),
                YearMonth.of(0, 1),
                MonthDay.of(12, 31),
                ZoneOffset.MAX,
                ZoneOffset.ofHoursMinutesSeconds(-1, -2, -3),
                '\u0000',
                "");
    }

    @ParameterizedTest
    @MethodSource("extremes")
    void extremesComeBack(Object value) throws Exception {
        Scalar<?> scalar = Scalars.of(value.getClass()).orElseThrow();

        assertThat(scalar.read(scalar.write(value))).isEqualTo(value);
    }

    @Test
    void everyZoneComesBack() throws Exception {
        Scalar<?> zones = Scalars.of(ZoneId.class).orElseThrow();
        for (String id : ZoneId.getAvailableZoneIds()) {
            assertThat(zones.read(zones.write(ZoneId.of(id)))).isEqualTo(ZoneId.of(id));
        }
        assertThat(zones.read(zones.write(ZoneOffset.ofHours(3)))).isEqualTo(ZoneOffset.ofHours(3));
    }

    @Test
    void everyDoubleComesBackBitByBit() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Scalar<?> doubles = Scalars.of(double.class).orElseThrow();
        Scalar<?> floats = Scalars.of(float.class).orElseThrow();
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            assertThat(doubles.read(doubles.write(value))).as("seed " + seed).isEqualTo(value);
            float small = Float.intBitsToFloat(random.nextInt());
            assertThat(floats.read(floats.write(small))).as("seed " + seed).isEqualTo(small);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "int, +7",
        "int, 07",
        "int, ' 7'",
        "int, '7 '",
        "int, 1_000",
        "int, 0x7",
        "int, ''",
        "int, -0",
        "byte, 128",
        "long, 9223372036854775808",
        "double, 1d",
        "double, 1.",
        "double, .5",
        "double, 0x1p3",
        "double, ' 1.0'",
        "double, ''",
        "double, 1e309",
        "double, +1.0",
        "double, 01.0",
        "double, infinity",
        "float, 1e39",
        "boolean, TRUE",
        "boolean, 1",
        "char, ''",
        "char, ab"
    })
    void looseSpellingsAreRefused(String type, String text) {
        Class<?> primitive = switch (type) {
            case "int" -> int.class;
            case "byte" -> byte.class;
            case "long" -> long.class;
            case "double" -> double.class;
            case "float" -> float.class;
            case "boolean" -> boolean.class;
            default -> char.class;
        };
        Scalar<?> scalar = Scalars.of(primitive).orElseThrow();

        assertThatThrownBy(() -> scalar.read(text))
                .isInstanceOf(FormatException.class)
                .hasMessage("'" + text + "' is no " + scalar.type().getSimpleName());
    }

    static Stream<Arguments> noScalars() {
        return Stream.of(
                        Object.class,
                        void.class,
                        Void.class,
                        Number.class,
                        Enum.class,
                        int[].class,
                        java.util.Date.class)
                .map(type -> arguments(type));
    }

    @ParameterizedTest
    @MethodSource("noScalars")
    void otherTypesAreNoScalars(Class<?> type) {
        assertThat(Scalars.of(type)).isEmpty();
    }
}
