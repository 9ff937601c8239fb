package dev.icosian.testing;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Materializers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Materializers that obey the law, and some that do not. */
final class MaterializerAssertTest {
    /** Whose own equals compares arrays by identity. */
    record Series(String name, double[] values, List<Point> points, Map<String, int[]> more, Optional<Point> last) {}

    /** A part of it. */
    record Point(int x, int y) {}

    /** A class whose equals is that of objects. */
    static final class Model {
        private final int weight;

        Model(int weight) {
            this.weight = weight;
        }

        @Override
        public String toString() {
            return "model of " + weight;
        }
    }

    @Test
    void theLawIsObeyed() {
        assertThatCode(() -> {
                    assertThat(Materializers.text()).roundTrips("").roundTrips("line\nline");
                    assertThat(Materializers.bytes()).roundTrips(new byte[] {1, 2});
                    assertThat(reading(Series.class, series(2, 4))).roundTrips(series(2, 4));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void filesAreComparedByContent(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("model.bin"), "weights");
        assertThatCode(() -> assertThat(Materializers.file()).roundTrips(file)).doesNotThrowAnyException();
    }

    static List<Arguments> broken() {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger readings = new AtomicInteger();
        Model model = new Model(1);
        return List.of(
                breaks(text("counted", value -> value + calls.incrementAndGet(), bytes -> bytes), "abc", """
                        materializer 'counted' version 1 of java.lang.String: the same value written twice gives different bytes
                          byte 3 is 0x31 '1' first and 0x32 '2' then; 4 and 4 bytes
                          value: "abc\""""),
                breaks(text("trimmed", value -> value, String::strip), " abc", """
                        materializer 'trimmed' version 1 of java.lang.String: the value that is read differs from the one that was written
                          " abc" was written, "abc" is read
                          written: " abc"
                          read:    "abc\""""),
                breaks(longer(readings), new ArrayList<>(List.of("a")), """
                        materializer 'longer' version 1 of java.util.List<java.lang.String>: the value that was read gives other bytes than the first
                          byte 2 is missing first and 0x21 '!' then; 2 and 3 bytes
                          value: ["a"]"""),
                breaks(reading(Series.class, series(2, 5)), series(2, 4), """
                        materializer 'fixed' version 1 of dev.icosian.testing.MaterializerAssertTest$Series: the value that is read differs from the one that was written
                          at .points[1].y: 4 was written, 5 is read
                          written: Series[name="a", values=[1.0, 2.0, NaN], points=[Point[x=1, y=2], Point[x=3, y=4]], more={"m"=[5]}, last=Optional[Point[x=3, y=4]]]
                          read:    Series[name="a", values=[1.0, 2.0, NaN], points=[Point[x=1, y=2], Point[x=3, y=5]], more={"m"=[5]}, last=Optional[Point[x=3, y=5]]]"""),
                breaks(reading(Series.class, series(3, 4)), series(2, 4), """
                        materializer 'fixed' version 1 of dev.icosian.testing.MaterializerAssertTest$Series: the value that is read differs from the one that was written
                          at .values[1]: 2.0 was written, 3.0 is read
                          written: Series[name="a", values=[1.0, 2.0, NaN], points=[Point[x=1, y=2], Point[x=3, y=4]], more={"m"=[5]}, last=Optional[Point[x=3, y=4]]]
                          read:    Series[name="a", values=[1.0, 3.0, NaN], points=[Point[x=1, y=2], Point[x=3, y=4]], more={"m"=[5]}, last=Optional[Point[x=3, y=4]]]"""),
                breaks(reading(double[].class, new double[] {1}), new double[] {1, 2}, """
                        materializer 'fixed' version 1 of double[]: the value that is read differs from the one that was written
                          [1.0, 2.0] was written, [1.0] is read
                          written: [1.0, 2.0]
                          read:    [1.0]"""),
                breaks(reading(Object.class, 1L), 1, """
                        materializer 'fixed' version 1 of java.lang.Object: the value that is read differs from the one that was written
                          1 was written, 1 is read
                          (of java.lang.Integer and java.lang.Long)
                          written: 1
                          read:    1"""),
                breaks(reading(Model.class, new Model(1)), model, """
                        materializer 'fixed' version 1 of dev.icosian.testing.MaterializerAssertTest$Model: the value that is read differs from the one that was written
                          model of 1 was written, model of 1 is read
                          (dev.icosian.testing.MaterializerAssertTest$Model has no equals(Object): no two of them are equal)
                          written: model of 1
                          read:    model of 1"""),
                breaks(reading(double[].class, new double[500]), new double[499], """
                        materializer 'fixed' version 1 of double[]: the value that is read differs from the one that was written
                          %1$s was written, %1$s is read
                          written: %1$s
                          read:    %1$s""".formatted(
                                "[" + "0.0, ".repeat(79) + "0.0,…")),
                breaks(reading(String.class, null), "abc", """
                        materializer 'fixed' version 1 of java.lang.String: the value that is read is null
                          written: "abc\""""),
                breaks(text("unwritable", value -> fail("no room"), bytes -> bytes), "abc", """
                        materializer 'unwritable' version 1 of java.lang.String: writing the value fails
                          java.lang.IllegalStateException: no room
                          value: "abc\""""),
                breaks(text("unreadable", value -> value, bytes -> fail("no header")), "abc", """
                        materializer 'unreadable' version 1 of java.lang.String: reading what was written fails
                          java.lang.IllegalStateException: no header
                          value: "abc\""""));
    }

    private static <T> Arguments breaks(Materializer<T> materializer, T value, String text) {
        return Arguments.of(materializer, value, text);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenLawIsShown(Materializer<Object> materializer, Object value, String text) {
        assertThatThrownBy(() -> assertThat(materializer).roundTrips(value))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage(text);
    }

    @Test
    void theExceptionOfAMaterializerIsTheCause() {
        assertThatThrownBy(() -> assertThat(text("unreadable", value -> value, bytes -> fail("no header")))
                        .roundTrips("abc"))
                .hasCauseExactlyInstanceOf(IllegalStateException.class);
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> assertThat(Materializers.text()).roundTrips(null))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("value: null never gets to a materializer");
    }

    private static Series series(double value, int y) {
        Point last = new Point(3, y);
        return new Series(
                "a",
                new double[] {1, value, Double.NaN},
                List.of(new Point(1, 2), last),
                Map.of("m", new int[] {5}),
                Optional.of(last));
    }

    private interface Change {
        String of(String text);
    }

    private static Materializer<String> text(String id, Change written, Change read) {
        return Materializer.of(
                id,
                1,
                String.class,
                "text/plain",
                (value, out) -> out.write(written.of(value).getBytes(StandardCharsets.UTF_8)),
                in -> read.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }

    /** Writes nothing, and reads always the same. */
    private static <T> Materializer<T> reading(Class<T> type, T value) {
        return Materializer.of("fixed", 1, type, "text/plain", (ignored, out) -> {}, in -> value);
    }

    /** Writes a list that was read longer than the one it was read from. */
    private static Materializer<List<String>> longer(AtomicInteger readings) {
        return Materializer.of(
                "longer",
                1,
                new TypeRef<List<String>>() {},
                "text/plain",
                (value, out) -> {
                    out.write(value.get(0).getBytes(StandardCharsets.UTF_8));
                    out.write('.');
                    out.write("!".repeat(readings.get()).getBytes(StandardCharsets.UTF_8));
                },
                in -> {
                    readings.incrementAndGet();
                    return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).substring(0, 1));
                });
    }

    private static String fail(String why) {
        throw new IllegalStateException(why);
    }
}
