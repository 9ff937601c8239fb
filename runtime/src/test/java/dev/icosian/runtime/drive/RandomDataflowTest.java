package dev.icosian.runtime.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.icosian.runtime.Driver;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random graphs of layers: every executor gives what one node after the other gives. Failures name the seed. */
class RandomDataflowTest {
    private static final long SEEDS = Boolean.getBoolean("full") ? 2_000 : 50;

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void everyExecutorGivesTheSameResults(ExecutorKind kind) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            try (ExecutorKind.Opened opened = kind.open()) {
                compare(seed, opened);
            }
        });
    }

    private static void compare(long seed, ExecutorKind.Opened opened) {
        Shape shape = Shape.random(seed);
        String[] outputs = outputs(shape, new Random(seed));
        Map<String, @Nullable Object> expected = Driver.of(shape.pipeline())
                .request(outputs)
                .param("x", 5)
                .execute()
                .asMap();
        Watch watch = Watch.only();
        Driver driver = opened.builder(Driver.builder(shape.pipeline()).interceptor(watch))
                .build();
        assertThat(driver.request(outputs).param("x", 5).execute().asMap())
                .as("seed %d", seed)
                .isEqualTo(expected);
        assertThat(watch.repeated()).as("seed %d", seed).isEmpty();
    }

    private static String[] outputs(Shape shape, Random random) {
        return random.ints(1 + random.nextInt(4), 0, shape.size() + 1)
                .distinct()
                .mapToObj(shape.nodes()::get)
                .toArray(String[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void everyExecutorReportsOneOfTheFailures(ExecutorKind kind) {
        LongStream.range(0, SEEDS).forEach(seed -> {
            try (ExecutorKind.Opened opened = kind.open()) {
                fail(seed, kind, opened);
            }
        });
    }

    private static void fail(long seed, ExecutorKind kind, ExecutorKind.Opened opened) {
        Shape shape = Shape.random(seed);
        Random random = new Random(seed);
        List<String> failing = random.ints(1 + random.nextInt(3), 0, shape.size() + 1)
                .distinct()
                .mapToObj(shape.nodes()::get)
                .toList();
        Watch plain = Watch.failing(failing);
        Throwable expected = failure(Driver.builder(shape.pipeline()).interceptor(plain));
        Watch watch = Watch.failing(failing);
        Throwable found =
                failure(opened.builder(Driver.builder(shape.pipeline()).interceptor(watch)));
        if (kind.isParallel()) {
            assertThat(failing).as("seed %d", seed).contains(node(found));
        } else {
            assertThat(found).as("seed %d", seed).hasMessage(expected.getMessage());
            assertThat(watch.called()).as("seed %d", seed).isEqualTo(plain.called());
        }
        assertThat(watch.repeated()).as("seed %d", seed).isEmpty();
        for (String failed : failing) {
            List<String> beyond = shape.downstream(failed).stream()
                    .filter(name -> !name.equals(failed))
                    .toList();
            assertThat(watch.called()).as("seed %d", seed).noneMatch(beyond::contains);
        }
    }

    private static Throwable failure(Driver.Builder driver) {
        Driver.Request request = driver.build().request("last").param("x", 5);
        Throwable failure = catchThrowable(request::execute);
        assertThat(failure).message().startsWith("[Run/NodeFailed] ");
        return failure;
    }

    private static String node(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring("[Run/NodeFailed] ".length(), message.indexOf(':'));
    }
}
