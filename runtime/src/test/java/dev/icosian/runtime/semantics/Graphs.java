package dev.icosian.runtime.semantics;

import dev.icosian.Binding;
import dev.icosian.Check;
import dev.icosian.Default;
import dev.icosian.Extract;
import dev.icosian.Importance;
import dev.icosian.NodeName;
import dev.icosian.NodeSpec;
import dev.icosian.Nodes;
import dev.icosian.Pipeline;
import dev.icosian.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The graphs of the rows. */
final class Graphs {
    private Graphs() {}

    /** b = a+1, c = b+1, d = c+1. */
    static final class Chain {
        public static int b(int a) {
            return a + 1;
        }

        public static int c(int b) {
            return b + 1;
        }

        public static int d(int c) {
            return c + 1;
        }
    }

    /** Another d. */
    static final class SecondModule {
        public static int d(int c) {
            return c + 13;
        }
    }

    /** Parameters that nobody has to give. */
    static final class Optionals {
        public static int c(@Default("2") int a, @Default("3") int b) {
            return a + b;
        }

        public static int e(int c, @Default("5") int d) {
            return c + d;
        }

        public static int g(int e, @Default("7") int f) {
            return e + f;
        }

        @NodeName("none_result")
        public static @Nullable Integer noneResult() {
            return null;
        }

        public static @Nullable Integer j(@Nullable Integer none_result, @Default("7") int f) {
            return none_result;
        }
    }

    /** h may be null. */
    static final class NullableH {
        public static int i(@Nullable Integer h, @Default("7") int f) {
            return (h == null ? 10 : h) + f;
        }
    }

    /** h must be given. */
    static final class RequiredH {
        public static int i(int h, @Default("7") int f) {
            return h + f;
        }
    }

    /** A node that has the name of an optional parameter. */
    static final class NodeNamedA {
        public static int a() {
            return 50;
        }

        public static int c(@Default("2") int a, @Default("3") int b) {
            return a + b;
        }
    }

    /** n has three variants. */
    static final class Versions {
        @NodeName("n")
        @When(key = "version", is = "1")
        public static int first() {
            return 1;
        }

        @NodeName("n")
        @When(key = "version", is = "2")
        public static int second() {
            return 2;
        }

        @NodeName("n")
        @When(
                key = "version",
                not = {"1", "2"})
        public static int other() {
            return 0;
        }

        public static int k(int n) {
            return 10 * n;
        }

        @When(key = "version", is = "3")
        public static int m() {
            return 3;
        }
    }

    /** Both variants of n match version 1. */
    static final class TwoVariants {
        @NodeName("n")
        @When(key = "version", is = "1")
        public static int first() {
            return 1;
        }

        @NodeName("n")
        @When(key = "version", not = "2")
        public static int notSecond() {
            return 2;
        }
    }

    /** n exists under version 1 only. */
    static final class OneVariant {
        @NodeName("n")
        @When(key = "version", is = "1")
        public static int first() {
            return 1;
        }

        public static int k(int n) {
            return n;
        }
    }

    /** a needs b needs c needs a. */
    static final class Cycle {
        public static int a(int b) {
            return b + 1;
        }

        public static int b(int c) {
            return c + 1;
        }

        public static int c(int a) {
            return a + 1;
        }
    }

    /** a needs itself. */
    static final class SelfLoop {
        public static int a(int a) {
            return a + 1;
        }
    }

    /** b takes another type than a has. */
    static final class EdgeMismatch {
        public static int a() {
            return 1;
        }

        public static String b(String a) {
            return a;
        }
    }

    /** a and b do not agree on x. */
    static final class InputConflict {
        public static int a(int x) {
            return x;
        }

        public static String b(String x) {
            return x;
        }
    }

    /** Arithmetic for graphs that are made from data. */
    static final class Arithmetic {
        public static int one() {
            return 1;
        }

        public static int next(int value) {
            return value + 1;
        }

        public static int sum(int left, int right) {
            return left + right;
        }
    }

    /** Returns n0 = x+1 and so on up to n4999. */
    static Pipeline deepChain() {
        List<NodeSpec> chain = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            chain.add(NodeSpec.of("n" + i, Arithmetic.class, "next")
                    .bind("value", Binding.name(i == 0 ? "x" : "n" + (i - 1))));
        }
        return Pipeline.named("deep_chain")
                .nodes(Nodes.of(chain))
                .param("x")
                .outputs("n4999")
                .build();
    }

    /** Returns five ones, and a sum for every entry. */
    static Pipeline sums(Map<String, List<String>> sums) {
        List<NodeSpec> nodes = new ArrayList<>();
        for (String one : List.of("a", "b", "c", "d", "e")) {
            nodes.add(NodeSpec.of(one, Arithmetic.class, "one"));
        }
        sums.forEach((name, parts) -> nodes.add(NodeSpec.of(name, Arithmetic.class, "sum")
                .bind("left", Binding.name(parts.get(0)))
                .bind("right", Binding.name(parts.get(1)))));
        return Pipeline.named("sums")
                .nodes(Nodes.of(nodes))
                .outputs(sums.keySet().toArray(String[]::new))
                .build();
    }

    /** b fails. */
    static final class Raises {
        public static int a() {
            return 1;
        }

        public static int b(int a) {
            throw new IllegalStateException("boom");
        }

        public static int c(int b) {
            return b;
        }

        public static int z(int a) {
            return a;
        }
    }

    /** a is needed twice, unused never. */
    static final class Once {
        public static int a() {
            return 1;
        }

        public static int b(int a) {
            return a;
        }

        public static int c(int a) {
            return a;
        }

        public static int dd(int b, int c) {
            return b + c;
        }

        public static int unused(int a) {
            return a;
        }
    }

    /** A record's components are nodes. */
    static final class Extracted {
        record Rec(int f1, String f2) {}

        @Extract
        public static Rec rec(int x) {
            return new Rec(x, Integer.toString(x));
        }

        public static String use(int f1, String f2) {
            return f2.repeat(f1);
        }
    }

    /** A component is not there. */
    static final class ExtractedMissing {
        record Partial(int f1, String f2) {}

        @Extract
        public static Partial rec(int x) {
            return new Partial(x, null);
        }
    }

    /** a must be in a range, w should be. */
    static final class Checked {
        @Check(min = 0, max = 10)
        public static int a(int x) {
            return x;
        }

        @Check(min = 0, max = 10, importance = Importance.WARN)
        public static int w(int x) {
            return x;
        }
    }

    /** The row's inputs a and q are nodes here: lineage is asked of nodes. */
    static final class Lineage {
        public static int a() {
            return 1;
        }

        public static int b(int a) {
            return a;
        }

        public static int c(int a, int b) {
            return a + b;
        }

        public static int dd(int b) {
            return b;
        }

        public static int e(int c, int dd) {
            return c + dd;
        }

        public static int q() {
            return 1;
        }

        public static int other(int q) {
            return q;
        }
    }

    /** The graph of the groupings. */
    static final class Boundaries {
        public static int a(int x) {
            return x + 1;
        }

        public static int b(int a) {
            return a + 1;
        }

        public static int c(int a) {
            return a * 2;
        }

        public static int dd(int b, int c) {
            return b + c;
        }

        public static int e(int dd, int a, int y) {
            return dd + a + y;
        }
    }
}
