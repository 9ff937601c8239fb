package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Default;
import dev.icosian.PipelineException;
import dev.icosian.runtime.Driver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A driver that is used often calls functions in a faster way; nobody sees that but by the clock. */
class DirectCallsTest {
    /** More than a driver takes to change over. */
    private static final int OFTEN = 40;

    /** Every kind of parameter and result. */
    public static final class Kinds {
        private Kinds() {}

        public static boolean truth(int seed) {
            return seed > 0;
        }

        public static byte small(int seed) {
            return (byte) seed;
        }

        public static short short_(byte small) {
            return small;
        }

        public static char letter(boolean truth, short short_) {
            return truth ? 'y' : 'n';
        }

        public static long large(char letter, long offset) {
            return letter + offset;
        }

        public static float half(long large) {
            return large / 2f;
        }

        public static double precise(float half, int seed) {
            return half + seed;
        }

        public static double[] array(double precise) {
            return new double[] {precise};
        }

        public static int[][] table(double[] array, Integer seed) {
            return new int[][] {{(int) array[0]}, {seed}};
        }

        public static List<String> texts(int[][] table, String name) {
            return List.of(name, Arrays.deepToString(table));
        }

        public static @Nullable String none(List<String> texts) {
            return null;
        }

        public static String all(@Nullable String none, List<String> texts, @Nullable Long unset) {
            return none + " " + texts + " " + unset;
        }
    }

    /** Several of the same types, with parameters of both sizes. */
    public static final class SameTypes {
        private SameTypes() {}

        public static long sum(int seed, long offset, String name) {
            return seed + offset + name.length();
        }

        public static long difference(int seed, long offset, String name) {
            return seed - offset - name.length();
        }

        public static long product(int seed, long offset, String name) {
            return seed * offset * name.length();
        }

        public static String first(long sum, long difference) {
            return sum + " first " + difference;
        }

        public static String second(long difference, long product) {
            return difference + " second " + product;
        }
    }

    /** An interface can be a module. */
    public interface OfInterface {
        static int next(int seed) {
            return seed + 1;
        }
    }

    /** Only reflection may call it from elsewhere. */
    static final class Hidden {
        private Hidden() {}

        public static int next(int seed) {
            return seed + 1;
        }
    }

    record Secretive(int value) {}

    /** Only reflection can hand over what is not public. */
    public static final class Parameters {
        private Parameters() {}

        public static Secretive secretive(int seed) {
            return new Secretive(seed);
        }

        public static int next(Secretive secretive) {
            return secretive.value() + 1;
        }
    }

    /** Fails on demand. */
    public static final class Failing {
        private Failing() {}

        public static int next(int seed) throws IOException {
            if (seed < 0) {
                throw new IOException("negative");
            }
            return seed + 1;
        }

        public static int twice(int next, @Default("0") int more) {
            if (more > 0) {
                throw new AssertionError("more");
            }
            return 2 * next;
        }
    }

    /** Knows how it is called. */
    public static final class Traced {
        private Traced() {}

        public static boolean calledByReflection(int seed) {
            return Arrays.stream(new Throwable().getStackTrace())
                    .anyMatch(frame -> frame.getClassName().equals("java.lang.reflect.Method")
                            && frame.getMethodName().equals("invoke"));
        }
    }

    static List<@Nullable Executor> executors() {
        List<@Nullable Executor> executors = new ArrayList<>();
        executors.add(null);
        executors.add(Runnable::run);
        return executors;
    }

    @Test
    void reflectionIsOnlyForTheFirstRuns() throws InterruptedException {
        Driver driver = Driver.of(Traced.class);
        List<@Nullable Boolean> reflected = new ArrayList<>();
        // In a thread of its own: the test framework calls tests by reflection.
        Thread thread = new Thread(() -> {
            for (int i = 0; i < OFTEN; i++) {
                reflected.add(driver.request("calledByReflection")
                        .param("seed", i)
                        .execute()
                        .get("calledByReflection", Boolean.class));
            }
        });
        thread.start();
        thread.join();
        assertThat(reflected).hasSize(OFTEN).startsWith(true).endsWith(false);
    }

    @ParameterizedTest
    @MethodSource("executors")
    void everyKindOfParameterAndResultArrivesAsBefore(@Nullable Executor executor) {
        Driver driver = driver(Kinds.class, executor);
        String[] names = {"truth", "small", "short_", "letter", "large", "half", "precise", "texts", "none", "all"};
        List<Map<String, @Nullable Object>> results = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            results.add(driver.request(names)
                    .param("seed", 7)
                    .param("offset", 1L << 40)
                    .param("name", "x")
                    .execute()
                    .asMap());
        }
        assertThat(results.get(0)).containsEntry("letter", 'y').containsEntry("large", 'y' + (1L << 40));
        assertThat(results).allSatisfy(result -> assertThat(result).isEqualTo(results.get(0)));
    }

    @Test
    void eachOfSeveralFunctionsOfTheSameTypesIsTheOneThatIsCalled() {
        Driver driver = Driver.of(SameTypes.class);
        for (int i = 0; i < OFTEN; i++) {
            assertThat(driver.request("first", "second")
                            .param("seed", 7)
                            .param("offset", 1L << 40)
                            .param("name", "four")
                            .execute()
                            .asMap())
                    .containsExactly(
                            Map.entry("first", "1099511627787 first -1099511627773"),
                            Map.entry("second", "-1099511627773 second 30786325577728"));
        }
    }

    static Stream<Class<?>> modules() {
        return Stream.of(OfInterface.class, Hidden.class, Parameters.class, Failing.class);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyKindOfModuleGoesOnWorking(Class<?> module) {
        Driver driver = Driver.of(module);
        List<@Nullable Integer> results = Stream.iterate(0, seed -> seed + 1)
                .limit(OFTEN)
                .map(seed ->
                        driver.request("next").param("seed", seed).execute().get("next", Integer.class))
                .collect(Collectors.toList());
        assertThat(results)
                .isEqualTo(Stream.iterate(1, next -> next + 1).limit(OFTEN).toList());
    }

    @Test
    void failuresAreReportedWithTheSameText() {
        Driver driver = Driver.of(Failing.class);
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            messages.add(failure(driver, -1, 0));
            messages.add(failure(driver, 1, 1));
        }
        assertThat(messages.get(0)).contains("next: negative", "at DirectCallsTest.java:");
        assertThat(messages.get(1)).contains("twice: java.lang.AssertionError: more", "at DirectCallsTest.java:");
        assertThat(messages.stream().distinct()).hasSize(2);
    }

    @Test
    void whatAUsersFunctionThrowsIsTheCause() {
        Driver driver = Driver.of(Failing.class);
        for (int i = 0; i < OFTEN; i++) {
            assertThatThrownBy(() -> driver.request("next").param("seed", -1).execute())
                    .isInstanceOf(PipelineException.class)
                    .cause()
                    .isInstanceOf(IOException.class)
                    .hasMessage("negative");
        }
    }

    @Test
    void driversOfTheSameModuleShareNothingThatCounts() {
        for (int i = 0; i < OFTEN; i++) {
            Driver driver = Driver.of(Failing.class);
            for (int run = 0; run < OFTEN; run++) {
                assertThat(driver.request("twice").param("seed", run).execute().get("twice", Integer.class))
                        .isEqualTo(2 * (run + 1));
            }
        }
    }

    private static Driver driver(Class<?> module, @Nullable Executor executor) {
        Driver.Builder builder = Driver.builder(module);
        return executor == null ? builder.build() : builder.executor(executor).build();
    }

    private static String failure(Driver driver, int seed, int more) {
        try {
            driver.request("twice").param("seed", seed).param("more", more).execute();
            return "none";
        } catch (PipelineException e) {
            return e.getMessage();
        }
    }
}
