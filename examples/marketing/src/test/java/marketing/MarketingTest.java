package marketing;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Grouping;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import dev.icosian.test.Golden;
import expected.ExpectedCase;
import expected.ExpectedValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import marketing.Marketing.Loader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MarketingTest {
    private static final ExpectedCase CASE = ExpectedCase.at(Path.of("acceptance", "02_marketing_loaders"));
    private static final Path DATA = Path.of("data", "tables");
    private static final String[] COLUMNS = {
        "billboardsSpend",
        "facebookSpend",
        "mensChurn",
        "mensSignups",
        "radioSpend",
        "tvSpend",
        "twitterSpend",
        "womensChurn",
        "womensSignups",
        "youtubeSpend"
    };

    @TempDir
    private Path folder;

    private static Pipeline pipeline(Loader loader) {
        return Marketing.pipeline().with("loader", loader);
    }

    private static String variant(Loader loader) {
        return loader.name().toLowerCase(Locale.ROOT);
    }

    private Marketing.Params params() {
        return new Marketing.Params(DATA, folder.resolve("reports").toUri());
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void aRunGivesTheNumbersOfTheCase(Loader loader) {
        Map<String, ExpectedValue> expected = CASE.values("variants", variant(loader), "outputs");
        try (var store = Stores.memory()) {
            Map<String, @Nullable Object> results = Runner.local(store)
                    .run(pipeline(loader), params())
                    .results()
                    .asMap();
            assertThat(results.keySet()).isEqualTo(expected.keySet());
            expected.forEach((node, value) -> value.assertMatches(results.get(node)));
        }
    }

    /** Hamilton's loaders are two nodes more for each table. */
    @ParameterizedTest
    @EnumSource(Loader.class)
    void nodesAreThoseOfTheCase(Loader loader) {
        List<String> expected = CASE.texts("variants", variant(loader), "graph", "nodes").stream()
                .filter(name -> !name.contains("_data.data"))
                .map(ExpectedCase::nodeName)
                .sorted()
                .toList();
        assertThat(pipeline(loader).plan().steps().stream()
                        .flatMap(step -> step.nodes().stream())
                        .map(Plan.NodePlan::name)
                        .sorted())
                .hasSize(25)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void onlyColumnsCross(Loader loader) {
        assertThat(pipeline(loader))
                .compiles()
                .step("load")
                .contains("spend", "churn", "signups", "joinedData")
                .writes(COLUMNS)
                .and()
                .step("features")
                .reads(COLUMNS);
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void firstDayIsThatOfTheCase(Loader loader) {
        Spend spend = loader == Loader.CSV ? CsvLoader.spend(DATA) : MockLoader.spend();
        assertThat(spend.date().get(0))
                .isEqualTo(LocalDate.parse(
                        CASE.json("variants", variant(loader), "first_date").textValue()));
    }

    @ParameterizedTest
    @EnumSource(Loader.class)
    void everyGroupingGivesTheSameDigests(Loader loader) {
        assertThat(pipeline(loader)).sameDigests(params(), Grouping.single(), Grouping.perNode());
    }

    /** What every target, store and JDK must give. */
    @ParameterizedTest
    @EnumSource(Loader.class)
    void digestsStayTheSame(Loader loader) {
        try (var store = Stores.memory()) {
            Run run = Runner.local(store).run(pipeline(loader), params());
            Map<String, String> digests = new TreeMap<>();
            run.steps().forEach(step -> step.digests().forEach((node, digest) -> digests.put(node, digest + "\n")));
            StringBuilder text = new StringBuilder();
            digests.forEach((node, digest) -> text.append(node).append(' ').append(digest));
            Golden.assertMatches("digests-" + variant(loader) + ".txt", text.toString());
        }
    }

    @Test
    void costIsPublished() throws Exception {
        try (var store = Stores.memory()) {
            Runner.local(store).run(pipeline(Loader.MOCK), params());
        }
        assertThat(Files.readAllLines(folder.resolve("reports/acquisition_cost.csv")))
                .hasSize(11)
                .startsWith("value", "134.9262460273938");
    }

    @Test
    void daysThatOneTableLacksAreLeftOut() {
        LocalDate first = LocalDate.of(2026, 1, 1);
        double[] spent = {1, 2, 3};
        Spend spend = new Spend(
                List.of(first, first.plusDays(1), first.plusDays(2)), spent, spent, spent, spent, spent, spent);
        People came =
                new People(List.of(first.plusDays(2), first.plusDays(1)), new double[] {30, 20}, new double[] {31, 21});
        People went = new People(List.of(first, first.plusDays(2)), new double[] {100, 300}, new double[] {101, 301});

        Joining.Columns joined = Joining.joinedData(spend, came, went);

        assertThat(joined.facebookSpend()).containsExactly(3);
        assertThat(joined.womensSignups()).containsExactly(30);
        assertThat(joined.mensChurn()).containsExactly(301);
    }

    @Test
    void meansNeedEnoughDays() {
        assertThat(Features.spendSmoothed(new double[] {1, 2, 6, 4}, 3)).containsExactly(0, 0, 3, 4);
    }
}
