package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigMissingTest {
    public enum Task {
        BINARY,
        REGRESSION
    }

    public static final class Readers {
        public static int score(Task task) {
            return task == Task.BINARY ? 1 : 0;
        }

        public static int loose(@Nullable Task task) {
            return 0;
        }

        public static int other() {
            return 0;
        }
    }

    @Test
    void missingKeyNamesItsConstantsAndReaders() {
        assertThat(world().module(Readers.class)
                        .configWithoutValue("task", Task.class, false)
                        .outputs("score")
                        .problems())
                .isEqualTo("""
                        [Config/Missing] config key 'task' (Task) has no value and no default; declared by component 'task' of Spec.Config
                          asked for by 'score' (%s)
                          path: score -> task
                          at %s
                          fix: give it with --config task=… or .with("task", …); it may be BINARY or REGRESSION""".formatted(at(Readers.class, "score"), at(Readers.class, "score")));
    }

    @Test
    void keyThatNobodyReadsMayBeMissing() {
        assertThat(world().module(Readers.class)
                        .configWithoutValue("task", Task.class, false)
                        .outputs("other")
                        .problems())
                .isEmpty();
    }

    @Test
    void nullableKeyMayBeMissingForANullableParameter() {
        Worlds world = world().module(Readers.class).configWithoutValue("task", Task.class, true);

        assertThat(world.outputs("loose").problems()).isEmpty();
        assertThat(world.outputs("score").problems()).startsWith("[Config/Missing] config key 'task'");
    }
}
