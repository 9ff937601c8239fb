package dev.icosian.materializers.internal.npy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.TypeRef;
import dev.icosian.materializers.Law;
import dev.icosian.materializers.Materializers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** NumPy itself opens what we write, and writes the same bytes. Skipped, with the reason, where it cannot be had. */
class NumpyTest {
    private static final String NUMPY = "numpy==2.4.6";
    private static final long INSTALL_SECONDS = 180;

    private static final String SCRIPT = """
            import json, pathlib, sys
            import numpy
            for file in sorted(pathlib.Path(sys.argv[1]).glob("*.npy")):
                array = numpy.load(file, allow_pickle=False)
                print(file.stem, array.dtype.str, array.shape, json.dumps(array.tolist()))
                numpy.save(file.with_suffix(".numpy"), array)
                file.with_suffix(".numpy.npy").rename(file.with_suffix(".numpy"))
            """;

    @TempDir
    Path temporary;

    @Test
    void numpyReadsOurFilesAndWritesTheSameBytes() throws Exception {
        Path numpy = numpy();
        Map<String, Object> arrays = new TreeMap<>();
        arrays.put("bool1", new boolean[] {true, false});
        arrays.put("bool2", new boolean[][] {{true}, {false}});
        arrays.put("byte1", new byte[] {-128, 127});
        arrays.put("byte2", new byte[][] {{1, 2}});
        arrays.put("double1", new double[] {0.1, -0.0, 1e300});
        arrays.put("double2", new double[][] {{1, 2, 3}, {4, 5, 6}});
        arrays.put("empty1", new double[0]);
        arrays.put("empty2", new int[0][]);
        arrays.put("emptyRows", new short[][] {{}, {}});
        arrays.put("float1", new float[] {1.5f});
        arrays.put("int1", new int[] {Integer.MIN_VALUE});
        arrays.put("long1", new long[] {Long.MAX_VALUE, (1L << 53) + 1});
        arrays.put("many", new byte[1_000][3]);
        arrays.put("more", new byte[100_000][1]);
        arrays.put("nan", new double[] {Double.NaN, Double.POSITIVE_INFINITY});
        arrays.put("short2", new short[][] {{-1}, {2}});
        for (Map.Entry<String, Object> array : arrays.entrySet()) {
            Files.write(temporary.resolve(array.getKey() + ".npy"), npy(array.getValue()));
        }

        Output python = run(60, List.of("python3", "-c", SCRIPT, temporary.toString()), numpy);

        assertThat(python.exit()).as(python.text()).isZero();
        assertThat(python.text().lines().filter(line -> !line.startsWith("many ") && !line.startsWith("more ")))
                .containsExactly(
                        "bool1 |b1 (2,) [true, false]",
                        "bool2 |b1 (2, 1) [[true], [false]]",
                        "byte1 |i1 (2,) [-128, 127]",
                        "byte2 |i1 (1, 2) [[1, 2]]",
                        "double1 <f8 (3,) [0.1, -0.0, 1e+300]",
                        "double2 <f8 (2, 3) [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]",
                        "empty1 <f8 (0,) []",
                        "empty2 <i4 (0, 0) []",
                        "emptyRows <i2 (2, 0) [[], []]",
                        "float1 <f4 (1,) [1.5]",
                        "int1 <i4 (1,) [-2147483648]",
                        "long1 <i8 (2,) [9223372036854775807, 9007199254740993]",
                        "nan <f8 (2,) [NaN, Infinity]",
                        "short2 <i2 (2, 1) [[-1], [2]]");
        for (String name : arrays.keySet()) {
            assertThat(temporary.resolve(name + ".numpy"))
                    .as("what NumPy saves for " + name)
                    .hasSameBinaryContentAs(temporary.resolve(name + ".npy"));
        }
    }

    @SuppressWarnings("unchecked") // the class of the value is its type
    private static byte[] npy(Object value) throws Exception {
        TypeRef<Object> type = TypeRef.of((Class<Object>) value.getClass());
        return Law.write(Law.bind(Materializers.npy(), type), value);
    }

    /** Returns the folder with NumPy, installed once per user. */
    private static Path numpy() throws Exception {
        String cacheHome = System.getenv("XDG_CACHE_HOME");
        Path cache = cacheHome == null || cacheHome.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cacheHome);
        Path target = cache.resolve("icosian").resolve(NUMPY.replace("==", "-"));
        if (Files.isDirectory(target)) {
            return target;
        }
        Path fresh = target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.createDirectories(fresh);
        } catch (IOException e) {
            skip("the cache folder " + fresh.getParent() + " cannot be written: " + e);
        }
        Output pip = run(
                INSTALL_SECONDS,
                List.of(
                        "python3",
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--only-binary",
                        ":all:",
                        NUMPY,
                        "--target",
                        fresh.toString()),
                null);
        if (pip.exit() != 0) {
            skip("pip cannot install " + NUMPY + ":\n" + pip.text());
        }
        try {
            Files.move(fresh, target);
        } catch (FileSystemException e) {
            // Another build was faster.
            assertThat(target).isDirectory();
        }
        return target;
    }

    private static void skip(String why) {
        System.out.println("NumpyTest is skipped: " + why);
        Assumptions.abort(why);
    }

    private static Output run(long seconds, List<String> command, Path pythonPath) throws Exception {
        Path out = Files.createTempFile("icosian-python-", ".out");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        if (pythonPath != null) {
            builder.environment().put("PYTHONPATH", pythonPath.toString());
        }
        try {
            Process process = builder.start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Output(-1, "no end after " + seconds + " s");
            }
            return new Output(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Output(-1, "python3 cannot be started: " + e.getMessage());
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private record Output(int exit, String text) {}
}
