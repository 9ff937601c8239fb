package fromdata;

import dev.icosian.Binding;
import dev.icosian.Modifier;
import dev.icosian.NodeModifier;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A modifier of one's own: rounds what the function returns, as a node after it. */
@Modifier(Rounded.Rounding.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rounded {
    int digits();

    final class Rounding implements NodeModifier {
        @Override
        public String id() {
            return "rounded";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Phase phase() {
            return Phase.TRANSFORM;
        }

        @Override
        public Nodes apply(Nodes unit, Use use) {
            Nodes result = unit;
            for (NodeSpec node : unit.results()) {
                NodeSpec rounded = NodeSpec.of(node.name(), Rounding.class, "round")
                        .bind("digits", Binding.literal(use.args().get("digits")));
                result = result.then(node.name(), rounded, "value");
            }
            return result;
        }

        public static double round(double value, int digits) {
            double scale = Math.pow(10, digits);
            return Math.rint(value * scale) / scale;
        }
    }
}
