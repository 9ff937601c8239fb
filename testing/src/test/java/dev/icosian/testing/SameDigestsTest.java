package dev.icosian.testing;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Grouping;
import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.materializers.Sinks;
import java.nio.file.Path;
import orders.Orders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs under several groupings, compared. */
final class SameDigestsTest {
    private static final Orders.Params PARAMS = new Orders.Params(new double[] {1, 2, 3, 4});

    private static final Pipeline UNSTEADY = Orders.withDefaults().toBuilder()
            .modules(Orders.Unsteady.class)
            .outputs("label", "stamp")
            .build();

    @Test
    void allGroupingsGiveTheSame() {
        assertThatCode(() -> assertThat(Orders.withDefaults())
                        .sameDigests(Grouping.perNode(), Grouping.perModule(), Grouping.byTag("stage"))
                        .compiles())
                .doesNotThrowAnyException();
        assertThatCode(() -> assertThat(Orders.pipeline()).sameDigests(PARAMS, Grouping.single(), Grouping.perNode()))
                .doesNotThrowAnyException();
    }

    @Test
    void theFirstNodeThatDiffersIsNamed() {
        assertThatThrownBy(() -> assertThat(UNSTEADY).sameDigests(Grouping.perModule(), Grouping.perNode()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageMatching("""
                        pipeline 'orders': 'label' is not the same under all groupings
                          [0-9a-f]{12} under Grouping\\.single\\(\\)
                          [0-9a-f]{12} under Grouping\\.perModule\\(\\)
                          [0-9a-f]{12} under Grouping\\.perNode\\(\\)
                          a function before it depends on more than its inputs, or changes them""");
    }

    @Test
    void valuesThatCrossUnderTwoGroupingsAreComparedToo() {
        Pipeline twoSteps = UNSTEADY.toBuilder()
                .step("first", s -> s.upstreamOf("ticket"))
                .step("second", s -> s.rest())
                .build();
        assertThatThrownBy(() -> assertThat(twoSteps).sameDigests(Grouping.single(), Grouping.perNode()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageMatching("""
                        pipeline 'orders': 'ticket' is not the same under all groupings
                          [0-9a-f]{12} under the declared steps
                          [0-9a-f]{12} under Grouping\\.perNode\\(\\)
                          then also: label
                          a function before it depends on more than its inputs, or changes them""");
    }

    @Test
    void whatDoesNotCompileUnderAGroupingIsSaid() {
        assertThatThrownBy(() -> assertThat(Orders.withDefaults()).sameDigests(Grouping.byTag("owner")))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("""
                        pipeline 'orders' does not run under Grouping.byTag("owner"): [Grouping/MissingTag] steps are grouped by the tag 'owner', which 'kept', 'count', 'total' and 'mean' do not have
                          fix: add @Tag("owner=…") to the functions, or to the module class for all its functions""");
        assertThatThrownBy(() -> assertThat(
                                Orders.pipeline().toBuilder().outputs("median").build())
                        .sameDigests(Grouping.single()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("""
                        pipeline 'orders' does not compile: [Dataflow/UnknownOutput] there is no node 'median', requested by outputs("median")
                          fix: request one of: count, kept, mean, prices, total""");
    }

    @Test
    void whatDoesNotRunIsSaid() {
        assertThatThrownBy(() -> assertThat(Orders.pipeline()).sameDigests(Grouping.single()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("""
                        pipeline 'orders' does not run under the declared steps: [Run/MissingParameter] param 'prices' (double[]) has no value
                          fix: give a list, each item a number: --param prices=…""");
        assertThatThrownBy(() -> assertThat(Orders.pipeline()).sameDigests(new Orders.Other(3), Grouping.single()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("""
                        pipeline 'orders' does not run under the declared steps: 2 problems

                        [Run/MissingParameter] param 'prices' (double[]) has no value
                          fix: give a list, each item a number: --param prices=…

                        [Run/UnknownParameter] pipeline 'orders' has no param 'colour'
                          fix: its params are limit, prices""");
        assertThatThrownBy(() -> assertThat(Orders.withDefaults().toBuilder()
                                .modules(Orders.Failing.class)
                                .outputs("discount")
                                .build())
                        .sameDigests(Grouping.perNode()))
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("""
                        pipeline 'orders' does not run under Grouping.single(): [Run/NodeFailed] discount: no discount on 3.5
                          at Orders.java:71""");
    }

    @Test
    void nothingToCompareIsRefused() {
        assertThatThrownBy(() -> assertThat(Orders.withDefaults()).sameDigests(Grouping.single()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "nothing to compare: pipeline 'orders' has Grouping.single() already; give another grouping");
        assertThatThrownBy(() -> assertThat(Orders.pipeline()).sameDigests(PARAMS))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "nothing to compare: pipeline 'orders' has the declared steps already; give another grouping");
        assertThatThrownBy(() -> assertThat(Orders.withDefaults().grouped(Grouping.perNode()))
                        .sameDigests(Grouping.perNode()))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "nothing to compare: pipeline 'orders' has Grouping.perNode() already; give another grouping");
    }

    @Test
    void nothingIsPublished(@TempDir Path folder) {
        Path published = folder.resolve("mean.json");
        assertThat(Orders.withDefaults().toBuilder()
                        .publish("mean", Sinks.json(Location.of(published.toString())))
                        .build())
                .sameDigests(Grouping.perNode());
        assertThat(published).doesNotExist();
    }
}
