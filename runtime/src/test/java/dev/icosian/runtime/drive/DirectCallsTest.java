package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Dataflow;
import dev.icosian.Default;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import dev.icosian.Secret;
import dev.icosian.runtime.Driver;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A driver that is used often calls functions in a faster way; nobody sees that but by the clock. */
class DirectCallsTest {
    /** More than a driver takes to change over. */
    private static final int OFTEN = 40;

    private static final String WORD = "open sesame";
    private static final List<Opened> OPENED = new CopyOnWriteArrayList<>();

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

    /** Ends in every way that a function can. */
    public static final class Endings {
        private Endings() {}

        public static Opened opened(Secret password) {
            Opened opened = new Opened(password.reveal(), new AtomicInteger());
            OPENED.add(opened);
            return opened;
        }

        @SuppressWarnings("NullAway") // what is to be found
        public static String ended(Opened opened, String how) throws InterruptedException {
            return switch (how) {
                case "null" -> null;
                case "interrupt" -> throw new InterruptedException();
                case "interrupted" -> {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("stopped");
                }
                case "memory" -> throw new OutOfMemoryError("too much");
                case "secret" -> throw new IllegalStateException("knows " + opened.word());
                default -> how;
            };
        }

        public static String told(String ended) {
            return ended + " ended";
        }
    }

    /** Counts how often it is closed. */
    public record Opened(String word, AtomicInteger closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.incrementAndGet();
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
        assertThat(reflected(Driver.of(Traced.class)))
                .hasSize(OFTEN)
                .startsWith(true)
                .endsWith(false);
    }

    /** Returns of each run whether the function was called by reflection. */
    private static List<@Nullable Boolean> reflected(Driver driver) throws InterruptedException {
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
        return reflected;
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

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("well", "well ended [opened, ended, told]"),
                Arguments.of("null", "[Run/NullResult]"),
                Arguments.of("interrupt", "[Run/Cancelled]"),
                Arguments.of("interrupted", "[Run/Cancelled]"),
                Arguments.of("memory", "NodeOutOfMemory"),
                Arguments.of("secret", "ended: knows ***"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void functionsMayEndAsTheyLikeHoweverOftenTheyRan(String how, String ending) {
        OPENED.clear();
        List<String> heard = new ArrayList<>();
        Driver driver = Driver.builder(Pipeline.named("endings")
                        .modules(Endings.class)
                        .param("how", "well")
                        .secret("password")
                        .ephemeral("opened")
                        .outputs("told")
                        .build())
                .listener(new RunListener() {
                    @Override
                    public void nodeFinished(
                            String runId, Dataflow.Node node, Duration time, @Nullable Throwable failure) {
                        heard.add(node.name() + (failure == null ? "" : " " + failure.getClass()));
                    }
                })
                .build();
        List<String> endings = new ArrayList<>();
        for (int i = 0; i < OFTEN; i++) {
            heard.clear();
            endings.add(ending(driver, how) + " " + heard);
        }
        assertThat(endings.get(0)).contains(ending).doesNotContain(WORD);
        assertThat(endings).containsOnly(endings.get(0));
        assertThat(OPENED)
                .hasSize(OFTEN)
                .allSatisfy(opened -> assertThat(opened.closed()).hasValue(1));
    }

    private static String ending(Driver driver, String how) {
        try {
            return String.valueOf(driver.request("told")
                    .param("how", how)
                    .param("password", Secret.of(WORD))
                    .execute()
                    .get("told", String.class));
        } catch (PipelineException | OutOfMemoryError e) {
            return e.toString();
        } finally {
            boolean unused = Thread.interrupted();
        }
    }

    /** The loader of a user's functions need not know anything of ours. */
    @Test
    void functionsOfALoaderThatKnowsNothingElseAreCalledDirectlyToo() throws Exception {
        URL classes =
                DirectCallsTest.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Driver driver = Driver.of(loader.loadClass(Traced.class.getName()));
            assertThat(reflected(driver)).hasSize(OFTEN).startsWith(true).endsWith(false);
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
