package dev.icosian.materializers.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.Materializer;
import dev.icosian.TypeRef;
import dev.icosian.materializers.Law;
import dev.icosian.materializers.Materializers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpyMaterializerTest {
    static Stream<Arguments> values() {
        return Stream.of(
                arguments(new double[] {1.5, -0.0}, "<f8", "(2,)", "000000000000f83f" + "0000000000000080"),
                arguments(new double[] {}, "<f8", "(0,)", ""),
                arguments(new float[] {1.5f}, "<f4", "(1,)", "0000c03f"),
                arguments(new long[] {-2}, "<i8", "(1,)", "feffffffffffffff"),
                arguments(new int[] {1, 256}, "<i4", "(2,)", "0100000000010000"),
                arguments(new short[] {-1, 2}, "<i2", "(2,)", "ffff0200"),
                arguments(new byte[] {-1, 2}, "|i1", "(2,)", "ff02"),
                arguments(new boolean[] {true, false}, "|b1", "(2,)", "0100"),
                arguments(
                        new int[][] {{1, 2, 3}, {4, 5, 6}},
                        "<i4",
                        "(2, 3)",
                        "010000000200000003000000040000000500000006000000"),
                arguments(new double[][] {}, "<f8", "(0, 0)", ""),
                arguments(new float[][] {{}, {}}, "<f4", "(2, 0)", ""),
                arguments(new long[][] {{1}}, "<i8", "(1, 1)", "0100000000000000"),
                arguments(new short[][] {{1}}, "<i2", "(1, 1)", "0100"),
                arguments(new byte[][] {{1}, {2}}, "|i1", "(2, 1)", "0102"),
                arguments(new boolean[][] {{true}}, "|b1", "(1, 1)", "01"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void arrayIsAHeaderAndItsElements(Object value, String descr, String shape, String hex) throws Exception {
        byte[] bytes = Law.check(npy(value), value);

        byte[] header = Arrays.copyOf(bytes, 128);
        assertThat(header)
                .startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0)
                .endsWith('\n');
        assertThat(new String(header, 10, 118, StandardCharsets.US_ASCII).strip())
                .isEqualTo("{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }");
        assertThat(HexFormat.of().formatHex(bytes, 128, bytes.length)).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(ints = {8191, 8192, 8193, 100_000})
    void arraysLongerThanTheBufferComeBack(int length) throws Exception {
        long seed = System.nanoTime();
        double[] value = new Random(seed).doubles(length).toArray();
        boolean[] flags = new boolean[length];
        for (int i = 0; i < length; i++) {
            flags[i] = value[i] < 0.5;
        }

        assertThat(Law.check(npy(value), value)).as("seed " + seed).hasSize(128 + 8 * length);
        Law.check(npy(flags), flags);
        Law.check(npy(new double[][] {value, value}), new double[][] {value, value});
    }

    @Test
    void everyNanIsTheSameBytes() throws Exception {
        double other = Double.longBitsToDouble(0xfff8000000000001L);
        float otherFloat = Float.intBitsToFloat(0xffc00001);

        assertThat(Law.write(npy(new double[0]), new double[] {other}))
                .isEqualTo(Law.write(npy(new double[0]), new double[] {Double.NaN}));
        assertThat(Law.write(npy(new float[0]), new float[] {otherFloat}))
                .isEqualTo(Law.write(npy(new float[0]), new float[] {Float.NaN}));
    }

    static Stream<Arguments> noRectangles() {
        return Stream.of(
                arguments(
                        new double[][] {{1, 2}, {3, 4}, {5}},
                        "row 2 has 1 elements, row 0 has 2; .npy holds rectangles only"),
                arguments(new int[][] {{1}, null}, "row 1 is null"),
                arguments(new int[][] {null}, "row 0 is null"));
    }

    @ParameterizedTest
    @MethodSource("noRectangles")
    void raggedArraysFailWhenWrittenNamingTheRow(Object value, String message) {
        assertThatThrownBy(() -> Law.write(npy(value), value)).hasMessage(message);
    }

    static Stream<Arguments> wrongBytes() throws Exception {
        double[] value = {1, 2};
        byte[] right = Law.write(npy(value), value);
        byte[] magic = right.clone();
        magic[0] = 'x';
        byte[] version = right.clone();
        version[6] = 2;
        byte[] longer = Arrays.copyOf(right, right.length + 1);
        byte[] shorter = Arrays.copyOf(right, right.length - 1);
        byte[] cutInHeader = Arrays.copyOf(right, 50);
        byte[] integers = Law.write(npy(new long[0]), new long[] {1, 2});
        byte[] matrix = Law.write(npy(new double[0][]), new double[][] {{1, 2}});
        return Stream.of(
                arguments(value, magic, "no .npy file of version 1.0: it begins with other bytes"),
                arguments(value, version, "no .npy file of version 1.0: it begins with other bytes"),
                arguments(value, longer, "145 bytes, expected 144 for the shape (2,)"),
                arguments(value, shorter, "143 bytes, expected 144 for the shape (2,)"),
                arguments(value, cutInHeader, "the .npy header is cut off"),
                arguments(value, new byte[0], "the .npy header is cut off"),
                arguments(value, integers, "elements of type <i8, expected <f8 for double[]"),
                arguments(value, matrix, "the shape (1, 2), expected 1 dimension for double[]"),
                arguments(new double[0][], right, "the shape (2,), expected 2 dimensions for double[][]"),
                arguments(value, replace(right, "'<f8'", "'>f8'"), "elements of type >f8, expected <f8 for double[]"),
                arguments(
                        value,
                        replace(right, "False", "True "),
                        "an .npy header that is not understood: "
                                + "{'descr': '<f8', 'fortran_order': True , 'shape': (2,), }"),
                arguments(
                        value,
                        replace(right, "False, ", "True,  "),
                        "an .npy header that is not understood: "
                                + "{'descr': '<f8', 'fortran_order': True,  'shape': (2,), }"),
                arguments(
                        value,
                        replace(right, "False, 'shape': (2,), }", "True, 'shape': (2,), } "),
                        "an .npy file in Fortran order; save it in C order"),
                arguments(
                        value,
                        replace(right, "(2,), }           ", "(99999999999,), } "),
                        "the shape (99999999999,) is beyond what Java arrays hold"),
                arguments(new boolean[1], booleanOf(2), "the byte 2 is neither 0 nor 1"));
    }

    @ParameterizedTest
    @MethodSource("wrongBytes")
    void readingIsStrict(Object type, byte[] bytes, String message) {
        assertThatThrownBy(() -> Law.read(npy(type), bytes)).hasMessage(message);
    }

    @Test
    void byDefaultBytesAreLeftToAnotherMaterializer() {
        NpyFamily byDefault = new NpyFamily();

        assertThat(byDefault.whyNot(TypeRef.of(byte[].class))).contains("byte[] is left to the materializer bytes");
        assertThat(byDefault.supports(TypeRef.of(byte[][].class))).isTrue();
        assertThat(Materializers.npy().supports(TypeRef.of(byte[].class))).isTrue();
    }

    @Test
    void onlyArraysOfPrimitivesWithOneOrTwoDimensionsAreSupported() {
        for (TypeRef<?> type : List.of(
                TypeRef.of(int[][][].class),
                TypeRef.of(char[].class),
                TypeRef.of(String[].class),
                TypeRef.of(double.class),
                new TypeRef<List<Double>>() {})) {
            assertThat(NpyFamily.whole().whyNot(type))
                    .contains(type + " is no array of numbers or truth values with one or two dimensions");
        }
    }

    private static byte[] booleanOf(int stored) throws Exception {
        byte[] bytes = Law.write(npy(new boolean[0]), new boolean[] {true});
        bytes[bytes.length - 1] = (byte) stored;
        return bytes;
    }

    private static byte[] replace(byte[] bytes, String old, String replacement) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(old);
        assertThat(replacement).hasSameSizeAs(old);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(text.replace(old, replacement).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked") // the class of the value is its type
    private static Materializer<Object> npy(Object value) {
        return Law.bind(Materializers.npy(), TypeRef.of((Class<Object>) value.getClass()));
    }
}
