package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Check;
import dev.icosian.NodeModifier;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.ModifierUse;
import fromdata.Rounded;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modifiers that users add, without anything else being touched. */
class OwnModifierTest {
    private static final String PLACE = SourceLines.place(Prices.class.getDeclaredMethods()[0]);

    public interface Prices {
        @Rounded(digits = 2)
        @Check(min = 0)
        @Rounded2
        static double price(double cost) {
            return cost * 1.19;
        }
    }

    /** The same modifier under another annotation, with a default. */
    @dev.icosian.Modifier(Rounded.Rounding.class)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface Rounded2 {
        int digits() default 1;
    }

    @Test
    void annotationOfOnesOwnTakesPartInNamesAndPhases() {
        Expansion expansion = Expansions.ofModules(Prices.class);

        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(Expansions.lines(expansion))
                .containsExactly(
                        "price.raw = Prices#price : double (cost=cost)"
                                + " {rounded digits=2} {rounded} {check min=0.0}",
                        "price.with.round = Rounding#round : double (value=price.raw, digits=literal Integer 2)",
                        "price.with.round_2 = Rounding#round : double (value=price.with.round, digits=literal Integer 1)",
                        "price.check.range = check : dev.icosian.StepOutcome$CheckOutcome (value=price.with.round_2)",
                        "price = checked : double (value=price.with.round_2, checks=[price.check.range])");
        List<ModifierUse> applied = Expansions.node(expansion, "price.raw").applied();
        assertThat(applied.get(0).modifier()).isInstanceOf(Rounded.Rounding.class);
        assertThat(expansion.units()).extracting(Unit::name).containsExactly("price");
    }

    @Test
    void modifierFoundByServiceLoaderIsUsedById() {
        NodeSpec price = NodeSpec.of("price", Prices.class, "price")
                .modify("rounded", Map.of("digits", 2L))
                .modify("note", Map.of("text", "net", "lines", new int[] {1, 2}));
        Expansion expansion = Expansions.ofCode(price);

        assertThat(Expansions.problems(expansion)).isEmpty();
        assertThat(Expansions.lines(expansion))
                .containsExactly(
                        "price.raw = Prices#price : double (cost=cost) {rounded digits=2}"
                                + " {note lines=[1,2] text=\"net\"}",
                        "price = Rounding#round : double (value=price.raw, digits=literal Integer 2) {note=net}");
        assertThat(Expansions.node(expansion, "price.raw").applied())
                .extracting(ModifierUse::modifier)
                .extracting(NodeModifier::version)
                .containsExactly(1, 2);
    }

    @Test
    void argumentsOfAnAnnotationAroundTheModifierAreChecked() {
        NodeSpec price = NodeSpec.of("price", Prices.class, "price").modify("rounded", Map.of("digit", 2));

        assertThat(Expansions.problems(Expansions.ofCode(price)))
                .containsExactlyInAnyOrder(
                        "[Modifier/IllegalArgument] modifier 'rounded' of 'price': there is no argument 'digit';"
                                + " did you mean 'digits'?\n"
                                + "  at " + PLACE + "\n"
                                + "  fix: its arguments are: digits",
                        "[Modifier/IllegalArgument] modifier 'rounded' of 'price': argument 'digits' is missing\n"
                                + "  at " + PLACE + "\n"
                                + "  fix: its arguments are: digits");
    }

    @Test
    void exceptionOfAModifierNamesItAndTheNode() {
        NodeSpec price = NodeSpec.of("price", Prices.class, "price").modify("note", Map.of("failure", "no luck"));
        Expansion expansion = Expansions.ofCode(price);

        assertThat(Expansions.problems(expansion))
                .containsExactly("[Modifier/Failed] modifier 'note' failed on node 'price':"
                        + " java.lang.IllegalStateException: no luck\n"
                        + "  at " + PLACE + "\n"
                        + "  fix: correct fromdata.Note");
        assertThat(expansion.units()).isEmpty();
        assertThat(expansion.broken()).containsExactly("price");
    }

    @Test
    void configurationThatAModifierReadsCountsAsConsumed() {
        NodeSpec price = NodeSpec.of("price", Prices.class, "price").modify("note", Map.of("key", "region"));
        Expansion expansion = Modifiers.apply(List.of(), List.of(price), Expansions.config("region", "UK"));

        assertThat(expansion.configRead()).containsExactly("region");
        assertThat(Expansions.node(expansion, "price").tags()).isEqualTo(Map.of("note", "UK"));
    }

    @Test
    void unknownModifierIsAProblemWithNearNames() {
        NodeSpec price = NodeSpec.of("price", Prices.class, "price").modify("chekc", Map.of());
        NodeSpec other = NodeSpec.of("other", Prices.class, "price").modify("polish", Map.of());

        assertThat(Expansions.problems(Expansions.ofCode(price, other)))
                .containsExactly(
                        "[Modifier/Unknown] there is no modifier 'chekc', which node 'price' uses\n"
                                + "  at " + PLACE + "\n"
                                + "  fix: did you mean 'check'?",
                        "[Modifier/Unknown] there is no modifier 'polish', which node 'other' uses\n"
                                + "  at " + PLACE + "\n"
                                + "  fix: the modifiers are: check, codeVersion, collect, default, extract, forEach, from,"
                                + " itemFailure, literal, nodeName, note, otherwise, parameterize, reuse, rounded, tag,"
                                + " then, when");
    }

    @Test
    void idsOfOthersAndMissingClassesAreFoundOnTheClassPath(@TempDir Path folder) throws Exception {
        assertThat(problemsWithServices(folder, TakenId.class.getName(), Mine.class.getName()))
                .containsExactlyInAnyOrder(
                        "[Modifier/SameId] modifier " + TakenId.class.getName() + " has the id 'check' of the library\n"
                                + "  at META-INF/services/dev.icosian.NodeModifier\n"
                                + "  fix: give it an id of its own",
                        "[Modifier/SameId] modifier " + Mine.class.getName() + " has the id 'note' of fromdata.Note\n"
                                + "  at META-INF/services/dev.icosian.NodeModifier\n"
                                + "  fix: give it an id of its own");
        assertThat(problemsWithServices(folder, "shop.Gone"))
                .containsExactly("[Modifier/NotLoaded] a modifier that META-INF/services names cannot be loaded:"
                        + " dev.icosian.NodeModifier: Provider shop.Gone not found\n"
                        + "  at META-INF/services/dev.icosian.NodeModifier\n"
                        + "  fix: correct the file, or the class that it names");
    }

    private static List<String> problemsWithServices(Path folder, String... classes) throws Exception {
        Path services = folder.resolve("META-INF/services/dev.icosian.NodeModifier");
        Files.createDirectories(services.getParent());
        Files.write(services, List.of(classes));
        NodeSpec price = NodeSpec.of("price", Prices.class, "price").modify("note", Map.of());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return Expansions.problems(Expansions.ofCode(price));
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Has the id of another. */
    private abstract static class SameId implements NodeModifier {
        private final String id;

        SameId(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Phase phase() {
            return Phase.DESCRIBE;
        }

        @Override
        public Nodes apply(Nodes unit, Use use) {
            return unit;
        }
    }

    public static final class TakenId extends SameId {
        public TakenId() {
            super("check");
        }
    }

    public static final class Mine extends SameId {
        public Mine() {
            super("note");
        }
    }
}
