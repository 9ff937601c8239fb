package dev.icosian.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Check;
import dev.icosian.CodeVersion;
import dev.icosian.Default;
import dev.icosian.Helper;
import dev.icosian.Importance;
import dev.icosian.Literal;
import dev.icosian.Modifier;
import dev.icosian.NodeModifier;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.Reuse;
import dev.icosian.Tag;
import dev.icosian.When;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.ModifierUse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModuleReaderTest {
    @SuppressWarnings("unused")
    public static final class Shop {
        public static double profit(double revenue, double costs) {
            return revenue - costs;
        }

        public static @Nullable String Zebra() {
            return null;
        }

        public static double apples(@Nullable Double price) {
            return 1;
        }

        public static int main(int arguments) {
            return arguments;
        }

        public static void main(String[] arguments) {}

        public static Pipeline pipeline() {
            throw new IllegalStateException();
        }

        public static Plan plan() {
            throw new IllegalStateException();
        }

        @Helper
        public static double helper(double value) {
            return value;
        }

        static double packagePrivate() {
            return 1;
        }

        private static double hidden() {
            return 1;
        }

        public double ofObject() {
            return 1;
        }
    }

    @Test
    void publicStaticMethodsAreNodesInTheOrderOfTheirNames() {
        ReadModules read = ModuleReader.read(List.of(Shop.class));

        assertThat(read.problems()).isEmpty();
        assertThat(read.specs()).extracting(NodeSpec::name).containsExactly("Zebra", "apples", "main", "profit");
    }

    public enum Colour {
        RED;

        public static double brightness() {
            return 1;
        }
    }

    public interface Faces {
        static double face() {
            return 1;
        }
    }

    public record Point(double x) {
        public static double origin() {
            return 0;
        }
    }

    @Test
    void enumsInterfacesAndRecordsAreModulesInTheOrderGiven() {
        ReadModules read = ModuleReader.read(List.of(Point.class, Faces.class, Colour.class, Faces.class));

        assertThat(read.problems()).isEmpty();
        assertThat(read.specs()).extracting(NodeSpec::name).containsExactly("origin", "face", "brightness");
    }

    @When(key = "region", is = "UK")
    @Tag("team=growth")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Growth {}

    @Growth
    @When(key = "mode", unset = true)
    @Retention(RetentionPolicy.RUNTIME)
    @interface UkGrowth {}

    @Modifier(Doubling.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Doubled {
        int times() default 1;

        String[] names() default {"a"};

        Class<?> type() default void.class;
    }

    public static final class Doubling implements NodeModifier {
        @Override
        public String id() {
            return "doubled";
        }

        @Override
        public int version() {
            return 7;
        }

        @Override
        public Phase phase() {
            return Phase.TRANSFORM;
        }

        @Override
        public Nodes apply(Nodes unit, Use use) {
            return unit;
        }
    }

    @Tag("team=shop")
    public interface Annotated {
        @UkGrowth
        @Check(min = 0, importance = Importance.WARN)
        @Check(
                oneOf = {1, 2},
                nan = true)
        @Doubled(times = 1, names = "b", type = String.class)
        @Reuse(Reuse.Scope.WITHIN_RUN)
        @CodeVersion("3")
        @Tag("owner=me")
        static double price(@Default("2") int factor, @Literal("x") String name, double rest) {
            return factor;
        }
    }

    @Test
    void annotationsBecomeUsesWithTheMembersThatDifferFromTheirDefaults() {
        List<ModifierUse> uses =
                uses(ModuleReader.read(List.of(Annotated.class)).specs().get(0));

        assertThat(uses)
                .extracting(ModuleReaderTest::text)
                .containsExactly(
                        "tag {value=[team=shop]}",
                        "when {is=[UK], key=region}",
                        "tag {value=[team=growth]}",
                        "when {key=mode, unset=true}",
                        "check {importance=WARN, min=0.0}",
                        "check {oneOf=[1.0, 2.0]}",
                        "doubled {names=[b], type=class java.lang.String}",
                        "reuse {value=WITHIN_RUN}",
                        "codeVersion {value=3}",
                        "tag {value=[owner=me]}",
                        "default {value=2} on factor",
                        "literal {value=x} on name");
        assertThat(uses.get(6).modifier())
                .isEqualTo(new AnnotatedModifier(ModifierInstances.of(Doubling.class), Doubled.class))
                .extracting(NodeModifier::id, NodeModifier::version, NodeModifier::phase)
                .containsExactly("doubled", 7, NodeModifier.Phase.TRANSFORM);
        assertThat(uses.get(0).modifier()).isNull();
    }

    private static List<ModifierUse> uses(NodeSpec spec) {
        return ModelAccess.get().data(spec).uses();
    }

    private static String text(ModifierUse use) {
        Map<String, Object> args = use.args();
        return use.id() + " " + args + (use.on().isEmpty() ? "" : " on " + use.on());
    }
}
