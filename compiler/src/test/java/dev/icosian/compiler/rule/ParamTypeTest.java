package dev.icosian.compiler.rule;

import static dev.icosian.compiler.rule.Worlds.at;
import static dev.icosian.compiler.rule.Worlds.open;
import static dev.icosian.compiler.rule.Worlds.world;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.ValueCodec;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParamTypeTest {
    public static final class Readers {
        public static int thread(Thread worker) {
            return 0;
        }

        public static int paths(Map<String, Path> files) {
            return 0;
        }

        public static int count(int number) {
            return number;
        }
    }

    @Test
    void paramOfATypeThatARunCannotBeGivenIsTold() {
        assertThat(world().module(Readers.class)
                        .param("worker")
                        .outputs("thread")
                        .problems())
                .isEqualTo("""
                        [Params/Type] param 'worker' (Thread): THREAD; declared by param("worker")
                          asked for by 'thread' (%s)
                          at %s
                          fix: let a function make the value, from params of simple types""".replace("THREAD", reason(Thread.class))
                        .formatted(at(Readers.class, "thread"), at(Readers.class, "thread")));
    }

    @Test
    void driverTakesAnyType() {
        assertThat(open(Readers.class).problems()).isEmpty();
    }

    @Test
    void pathsInsideOfMapsAreTold() {
        assertThat(world().module(Readers.class).param("files").outputs("paths").problems())
                .startsWith("[Params/NestedPath] param 'files' (Map<String, Path>): ");
    }

    @Test
    void defaultThatConsumersCannotTakeIsTold() {
        assertThat(world().module(Readers.class)
                        .param("number", 7L)
                        .outputs("count")
                        .problems())
                .isEqualTo("""
                        [Params/WrongDefault] the default of param 'number': expected Integer, found 7 (Long); declared by param("number", …)
                          asked for by 'count' (%s)
                          at %s
                          fix: give a value of type Integer""".formatted(at(Readers.class, "count"), at(Readers.class, "count")));
    }

    private static String reason(Class<?> type) {
        return ValueCodec.whyNot(TypeRef.of(type)).orElseThrow().reason();
    }

    @Test
    void declaredParamThatNothingReadsIsAWarning() {
        Worlds world = world().module(Readers.class)
                .param("number")
                .param("unused", 3)
                .param("inLocation", "x")
                .placeholders("inLocation")
                .outputs("count");

        assertThat(world.problems()).isEmpty();
        assertThat(world.warnings()).isEqualTo("""
                        [Params/Unused] param 'unused' is read by nothing that is requested; declared by param("unused", …)
                          fix: remove it, or check the spelling in the functions""");
        assertThat(world.dataflow().params().get("unused").type()).isEqualTo(TypeRef.of(Integer.class));
    }
}
