package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Dataflow;
import dev.icosian.Default;
import dev.icosian.NodeName;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.PipelineSpec;
import dev.icosian.Tag;
import dev.icosian.When;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverPipelineTest {
    /** A pipeline as one declares it. */
    @PipelineSpec(
            modules = {Loading.class, Computing.class},
            config = Shop.Config.class,
            params = Shop.Params.class,
            outputs = Shop.Outputs.class)
    static final class Shop {
        enum Region {
            UK,
            US
        }

        record Config(@Default("US") Region region) {}

        record Params(int amount, @Default("2.0") double price) {}

        record Outputs(double total) {}
    }

    @Tag("owner=growth")
    static final class Loading {
        public static double base(int amount, double price) {
            return amount * price;
        }
    }

    static final class Computing {
        @When(key = "region", is = "UK")
        public static double tax() {
            return 0.5;
        }

        @NodeName("tax")
        @When(key = "region", is = "US")
        public static double taxUs() {
            return 0.25;
        }

        @Tag("owner=finance")
        public static double total(double base, double tax) {
            return base * (1 + tax);
        }

        public static double unasked(double base) {
            return base;
        }
    }

    private static final Pipeline PIPELINE = Pipeline.of(Shop.class).build();

    @Test
    void aPipelineRunsWithItsDefaultsAndConfiguration() {
        assertThat(Driver.of(PIPELINE)
                        .request("total")
                        .params(new Shop.Params(4, 3))
                        .execute()
                        .as(Shop.Outputs.class))
                .isEqualTo(new Shop.Outputs(15));
        assertThat(Driver.builder(PIPELINE)
                        .config("region", Shop.Region.UK)
                        .build()
                        .request("total")
                        .param("amount", 4)
                        .execute()
                        .as(Shop.Outputs.class))
                .isEqualTo(new Shop.Outputs(12));
    }

    @Test
    void theConfigurationCanBeAskedFor() {
        Driver driver = Driver.builder(PIPELINE).config("region", "UK").build();
        assertThat(driver.request("region").execute().get("region", Shop.Region.class))
                .isEqualTo(Shop.Region.UK);
    }

    @Test
    void theGraphAnswersQuestions() {
        Dataflow dataflow = Driver.of(PIPELINE).dataflow();
        assertThat(names(dataflow.nodes())).containsExactly("base", "tax", "total");
        assertThat(names(dataflow.tagged("owner=growth"))).containsExactly("base");
        assertThat(names(dataflow.tagged("owner=nobody"))).isEmpty();
        assertThat(names(dataflow.ofModule(Computing.class))).containsExactly("tax", "total");
        assertThat(names(dataflow.path("base", "total"))).containsExactly("base", "total");
        assertThat(dataflow.node("base").needs()).containsExactly("amount", "price");
        assertThatThrownBy(() -> dataflow.node("unasked")).isExactlyInstanceOf(PipelineException.class);
    }

    private static List<String> names(List<Dataflow.Node> nodes) {
        return nodes.stream().map(Dataflow.Node::name).toList();
    }

    /** Notes when it is closed. */
    record Connection(List<String> events) implements AutoCloseable {
        @Override
        public void close() {
            events.add("closed");
        }
    }

    static final class Connected {
        public static Connection connection(List<String> events) {
            return new Connection(events);
        }

        public static int answer(Connection connection) {
            connection.events().add("used");
            return 42;
        }
    }

    @Test
    void whatAnEphemeralNodeOpensIsClosedAndCannotBeAskedFor() {
        Driver driver = Driver.of(Pipeline.named("connected")
                .modules(Connected.class)
                .ephemeral("connection")
                .param("events")
                .outputs("answer")
                .build());
        List<String> events = new ArrayList<>();
        driver.request("answer").param("events", events).execute();
        assertThat(events).containsExactly("used", "closed");
        String problem = """
                [Ephemeral/Requested] node 'connection' is requested, but ephemeral: it is closed when the nodes that need \
                it have run
                  at DriverPipelineTest.java:120
                  fix: request a node that is made from it, or take it out of ephemeral(…)""";
        Driver.Request request = driver.request("connection").param("events", events);
        assertThatThrownBy(request::execute).hasMessage(problem);
        assertThatThrownBy(() -> driver.function(Given.class, Asked.class)).hasMessage(problem);
    }

    record Given(List<String> events) {}

    record Asked(Connection connection) {}
}
