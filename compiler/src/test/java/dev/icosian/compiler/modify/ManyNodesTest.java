package dev.icosian.compiler.modify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Binding;
import dev.icosian.NodeSpec;
import dev.icosian.compiler.expand.Expansion;
import dev.icosian.compiler.expand.Modifiers;
import dev.icosian.compiler.use.ConfigView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graphs made from data are large. */
class ManyNodesTest {
    private static final int NODES = 100_000;

    public interface Lags {
        static double[] lag(double[] series, int weeks) {
            return series;
        }
    }

    @Test
    @Timeout(600) // a quadratic step would take longer
    void hundredThousandCheckedNodesAreExpanded() {
        List<NodeSpec> nodes = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(NodeSpec.of("lag" + i, Lags.class, "lag")
                    .bind("series", Binding.name("spend"))
                    .bind("weeks", Binding.literal(i))
                    .modify("check", Map.of("min", 0)));
        }

        Expansion expansion = Modifiers.apply(List.of(), nodes, ConfigView.none(false));

        assertThat(expansion.problems()).isEmpty();
        assertThat(expansion.units()).hasSize(NODES);
        assertThat(Expansions.names(expansion)).hasSize(3 * NODES);
    }
}
