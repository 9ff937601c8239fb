package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrintsTest {
    private static final List<String> OPTIONS = List.of("--release", "17", "-g");

    /** Two functions: {@code score}, whose print is looked at, and {@code shapes}, of the same pipeline. */
    private static final Map<String, String> PROGRAM = new TreeMap<>(Map.of(
            "u.a.Features", """
            package u.a;
            import java.util.HashMap;
            import java.util.List;
            import java.util.Map;
            import java.util.function.DoubleUnaryOperator;
            public final class Features {
                static final int LIMIT = 10;
                static final double[] TABLE = {1, 2, 3};
                static final Map<String, Double> RATES = new HashMap<>();
                static final List<String> UNREAD = List.of("a");
                static {
                    RATES.put("EUR", 1.0);
                }
                public static double score(double[] values, List<Row> rows, Kind kind, Shape shape) {
                    assert values.length > 0;
                    double sum = 0;
                    for (double value : values) {
                        sum += Helper.scaled(value) * TABLE[0] / RATES.get("EUR");
                    }
                    DoubleUnaryOperator twice = x -> x * 2;
                    return switch (kind) {
                        case SMALL -> sum;
                        default -> twice.applyAsDouble(sum) + shape.area() + shape.name().length() + Limits.MAX + kind.factor();
                    };
                }
                public static List<Shape> shapes() {
                    return List.of(new Square(2));
                }
                static int unreached() {
                    return LIMIT;
                }
            }
            """,
            "u.a.Helper", """
            package u.a;
            final class Helper {
                static double scaled(double value) {
                    return deep(value) + 1;
                }
                private static double deep(double value) {
                    return value < 0 ? scaled(-value) : value;
                }
                static double unreached(double value) {
                    return value;
                }
            }
            """,
            "u.a.Limits", """
            package u.a;
            interface Limits {
                int MIN = 1;
                int MAX = 100;
            }
            """,
            "u.a.Row", """
            package u.a;
            public record Row(double low, double high, Part part) {}
            """,
            "u.a.Part", """
            package u.a;
            public record Part(List<String> names) {}
            """.replace("List<", "java.util.List<"),
            "u.a.Kind", """
            package u.a;
            public enum Kind {
                SMALL(1.5), LARGE(2.5);
                private final double factor;
                Kind(double factor) {
                    this.factor = factor;
                }
                double factor() {
                    return factor;
                }
            }
            """,
            "u.a.Shape", """
            package u.a;
            public interface Shape {
                double area();
                default String name() {
                    return "shape";
                }
            }
            """,
            "u.a.Square", """
            package u.a;
            final class Square extends Base implements Shape {
                private final double side;
                Square(double side) {
                    this.side = side;
                }
                @Override
                public double area() {
                    return side * side;
                }
            }
            """,
            "u.a.Base", """
            package u.a;
            class Base {
            }
            """,
            "u.a.Circle", """
            package u.a;
            final class Circle implements Shape {
                @Override
                public double area() {
                    return 3;
                }
            }
            """));

    private static Print score(List<String> options, Map<String, String> sources) {
        return prints(Sources.compile(options, sources), "score", "score", "shapes")
                .print();
    }

    /** Returns what a function reaches, in a pipeline of several. */
    private static Reached prints(ClassLoader loader, String function, String... ofPipeline) {
        Map<String, EntryPoint> points = new TreeMap<>();
        for (Method method : Sources.find(loader, "u.a.Features").getDeclaredMethods()) {
            if (Arrays.asList(ofPipeline).contains(method.getName())) {
                points.put(method.getName(), new EntryPoint.Function(method));
            }
        }
        return new Prints(CodeRoots.of("u.a"), points.values()).of(Set.of(points.get(function)));
    }

    private static Map<String, String> with(String className, String... fromAndTo) {
        return with(PROGRAM, className, fromAndTo);
    }

    private static Map<String, String> with(Map<String, String> sources, String className, String... fromAndTo) {
        Map<String, String> changed = new TreeMap<>(sources);
        String name = "u.a." + className;
        for (int i = 0; i < fromAndTo.length; i += 2) {
            assertThat(changed.get(name)).contains(fromAndTo[i]);
            changed.put(name, changed.get(name).replace(fromAndTo[i], fromAndTo[i + 1]));
        }
        return changed;
    }

    /** Returns {@code ~} changed, {@code +} new and {@code -} gone parts, without the package. */
    private static List<String> differences(Print before, Print after) {
        List<String> differences = new ArrayList<>();
        TreeSet<String> names = new TreeSet<>(before.parts().keySet());
        names.addAll(after.parts().keySet());
        for (String name : names) {
            String then = before.parts().get(name);
            String now = after.parts().get(name);
            if (then == null || !then.equals(now)) {
                differences.add((then == null ? "+" : now == null ? "-" : "~") + name.replace("u.a.", ""));
            }
        }
        return differences;
    }

    @Test
    void reachesMethodsFieldsAndShapes() {
        Print print = score(OPTIONS, PROGRAM);
        assertThat(print.parts())
                .containsOnlyKeys(
                        "class u.a.Square",
                        "enum u.a.Kind",
                        "field u.a.Features.RATES",
                        "field u.a.Features.TABLE",
                        "record u.a.Part",
                        "record u.a.Row",
                        "u.a.Features.score(double[],java.util.List,u.a.Kind,u.a.Shape)",
                        "u.a.Helper.deep(double)",
                        "u.a.Helper.scaled(double)",
                        "u.a.Kind.<init>(java.lang.String,int,double)",
                        "u.a.Kind.factor()",
                        "u.a.Shape.name()",
                        "u.a.Square.area()");
        assertThat(print.text()).matches("bytecode:[0-9a-f]{64}");
        assertThat(print.unknown()).isEmpty();
    }

    private static Arguments row(String what, Map<String, String> sources, String... differences) {
        return Arguments.of(what, sources, List.of(differences));
    }

    static Stream<Arguments> unchanged() {
        return Stream.of(
                row("a comment and an empty line", with("Features", "double sum = 0;", "// sum\n\n double sum = 0;")),
                row("the name of a local variable", with("Features", "sum", "total")),
                row(
                        "the name of a parameter",
                        with(
                                "Helper",
                                "double deep(double value)",
                                "double deep(final double v)",
                                "value < 0 ? scaled(-value) : value",
                                "v < 0 ? scaled(-v) : v")),
                row("an annotation", with("Features", "public static double", "@Deprecated public static double")),
                row(
                        "the order of methods",
                        with(
                                "Helper",
                                "static double unreached(double value) {\n        return value;\n    }\n",
                                "",
                                "static double scaled",
                                "static double unreached(double value) {\n        return value;\n    }\n    static double scaled")),
                row(
                        "a method that is not reached",
                        with("Helper", "        return value;", "        return value + 1;")),
                row(
                        "a lambda above",
                        with(
                                "Features",
                                "public static double score",
                                "static final Runnable DOES_NOTHING = () -> {}; static Runnable more() { return () -> System.gc(); } public static double score")),
                row("a field that is not read", with("Features", "List.of(\"a\")", "List.of(\"b\", \"c\")")),
                row("a constant that is not used", with("Limits", "MIN = 1", "MIN = 2")),
                row("a constant written otherwise", with("Limits", "MAX = 100", "MAX = 10 * 10")),
                row(
                        "a constant variable",
                        with("Features", "double sum = 0;", "final int never = 12; double sum = 0;")),
                row(
                        "a helper that becomes public",
                        with("Helper", "private static double deep", "public static double deep")),
                row(
                        "a helper that becomes synchronized",
                        with("Helper", "private static double deep", "private static synchronized double deep")),
                row(
                        "a declared exception",
                        with(
                                "Helper",
                                "private static double deep(double value)",
                                "private static double deep(double value) throws IllegalStateException")),
                row("a class that is not reached", with("Circle", "return 3", "return 4")),
                row(
                        "an override in a class of which nobody makes objects",
                        with(
                                "Circle",
                                "return 3;\n    }",
                                "return 3;\n    }\n    @Override public String name() { return \"circle\"; }")),
                row(
                        "a method of a record that is not called",
                        with("Row", "{}", "{ double mean() { return (low + high) / 2; } }")),
                row(
                        "an implicit constructor written out",
                        with(
                                "Row",
                                "{}",
                                "{ public Row(double low, double high, Part part) { this.low = low; this.high = high; this.part = part; } }")),
                row("an accessor written out", with("Row", "{}", "{ @Override public double low() { return low; } }")),
                row("an assertion elsewhere", with("Features", "return LIMIT;", "assert LIMIT > 0; return LIMIT;")),
                row(
                        "a static method of an enum",
                        with("Kind", "double factor() {", "static Kind first() { return SMALL; } double factor() {")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unchanged")
    void changeThatChangesNoCodeKeepsThePrint(String what, Map<String, String> sources, List<String> none) {
        assertThat(score(OPTIONS, sources)).isEqualTo(score(OPTIONS, PROGRAM));
    }

    static Stream<Arguments> changed() {
        String score = "Features.score(double[],java.util.List,Kind,Shape)";
        return Stream.of(
                row("an operator", with("Features", "sum +=", "sum -="), "~" + score),
                row("a helper", with("Helper", "+ 1", "+ 2"), "~Helper.scaled(double)"),
                row("a helper of a helper", with("Helper", "value < 0", "value <= 0"), "~Helper.deep(double)"),
                row(
                        "a helper with another name",
                        with("Helper", "deep", "deeper"),
                        "+Helper.deeper(double)",
                        "-Helper.deep(double)",
                        "~Helper.scaled(double)"),
                row(
                        "a helper with one more parameter",
                        with(
                                "Helper",
                                "deep(value)",
                                "deep(value, 1)",
                                "deep(double value)",
                                "deep(double value, int times)"),
                        "+Helper.deep(double,int)",
                        "-Helper.deep(double)",
                        "~Helper.scaled(double)"),
                row(
                        "a helper of another result",
                        with(
                                "Helper",
                                "private static double deep(double value) {\n        return value",
                                "private static float deep(double value) {\n        return (float) value",
                                "? scaled(-value) : value",
                                "? 1 : 2"),
                        "~Helper.deep(double)",
                        "~Helper.scaled(double)"),
                row("a constant that is inlined", with("Limits", "MAX = 100", "MAX = 101"), "~" + score),
                row("a literal", with("Features", "TABLE[0]", "TABLE[1]"), "~" + score),
                row("a text", with("Features", "RATES.get(\"EUR\")", "RATES.get(\"USD\")"), "~" + score),
                row("the body of a lambda", with("Features", "x * 2", "x * 3"), "~" + score),
                row("a static table", with("Features", "{1, 2, 3}", "{1, 2, 4}"), "~field Features.TABLE"),
                row(
                        "a static block that fills a table",
                        with("Features", "put(\"EUR\", 1.0)", "put(\"EUR\", 1.1)"),
                        "~field Features.RATES"),
                row(
                        "one more static block",
                        with(
                                "Features",
                                "public static double score",
                                "static { fill(); } private static void fill() { RATES.put(\"X\", 2.0); } public static double score"),
                        "+Features.fill()",
                        "~field Features.RATES"),
                row(
                        "a static block that has no field",
                        with(
                                "Features",
                                "public static double score",
                                "static { System.setProperty(\"a\", \"b\"); } public static double score"),
                        "+static Features"),
                row(
                        "record components swapped",
                        with("Row", "double low, double high", "double high, double low"),
                        "~record Row"),
                row("a record component's type", with("Row", "double high", "float high"), "~record Row"),
                row("a record component's generic type", with("Part", "List<String>", "List<Integer>"), "~record Part"),
                row("one more record component", with("Row", "Part part", "Part part, int more"), "~record Row"),
                row(
                        "a record component that may be null",
                        with(
                                "Row",
                                "double high, Part part",
                                "double high, @org.jspecify.annotations.Nullable Part part"),
                        "~record Row"),
                row(
                        "a check in a record",
                        with(
                                "Row",
                                "{}",
                                "{ public Row { if (low > high) { throw new IllegalArgumentException(); } } }"),
                        "+Row.<init>(double,double,Part)"),
                row(
                        "an accessor that does more",
                        with("Row", "{}", "{ @Override public double low() { return -low; } }"),
                        "+Row.low()"),
                row(
                        "a record's toString",
                        with("Row", "{}", "{ @Override public String toString() { return \"row\"; } }"),
                        "+Row.toString()"),
                row(
                        "enum constants reordered",
                        with("Kind", "SMALL(1.5), LARGE(2.5)", "LARGE(2.5), SMALL(1.5)"),
                        "~enum Kind"),
                row("one more enum constant", with("Kind", "LARGE(2.5)", "LARGE(2.5), HUGE(3)"), "~enum Kind"),
                row("the argument of an enum constant", with("Kind", "2.5", "3.5"), "~enum Kind"),
                row(
                        "an enum constant with a body",
                        with("Kind", "LARGE(2.5)", "LARGE(2.5) { @Override double factor() { return 7; } }"),
                        "+Kind$1.<init>(java.lang.String,int,double)",
                        "+Kind$1.factor()",
                        "+class Kind$1",
                        "~enum Kind"),
                row("a switch", with("Features", "case SMALL -> sum;", "case SMALL -> 2 * sum;"), "~" + score),
                row(
                        "a switch with other labels",
                        with("Features", "case SMALL -> sum;", "case LARGE -> sum;"),
                        "~" + score),
                row(
                        "an override that another node makes objects of",
                        with("Square", "side * side", "side * side * 1"),
                        "~Square.area()"),
                row("a default method", with("Shape", "return \"shape\"", "return \"form\""), "~Shape.name()"),
                row(
                        "one more class of which objects are made",
                        with("Features", "new Square(2))", "new Square(2), new Circle())"),
                        "+Circle.area()",
                        "+class Circle"),
                row(
                        "an override added in a class of which objects are made",
                        with("Square", "@Override", "@Override public String name() { return \"square\"; } @Override"),
                        "+Square.name()"),
                row("a superclass", with("Square", "extends Base ", ""), "~class Square"),
                row(
                        "a sealed interface",
                        with(
                                with(
                                        with(
                                                "Shape",
                                                "interface Shape",
                                                "sealed interface Shape permits Square, Circle"),
                                        "Square",
                                        "final class",
                                        "final class"),
                                "Circle",
                                "final",
                                "final"),
                        "+Circle.area()",
                        "+class Circle",
                        "+interface Shape"),
                row("an assertion's condition", with("Features", "length > 0", "length > 1"), "~" + score),
                row(
                        "the type that is caught",
                        with(
                                "Helper",
                                "return deep(value) + 1;",
                                "try { return deep(value) + 1; } catch (IllegalStateException e) { return 0; }"),
                        "~Helper.scaled(double)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changed")
    void changeOfReachedCodeChangesThePrintAndNamesTheParts(
            String what, Map<String, String> sources, List<String> differences) {
        Print before = score(OPTIONS, PROGRAM);
        Print after = score(OPTIONS, sources);
        assertThat(differences(before, after)).containsExactlyInAnyOrderElementsOf(differences);
        assertThat(after.text()).isNotEqualTo(before.text());
    }

    @Test
    void functionsThatReachEachOtherHaveDifferentPrints() {
        ClassLoader loader = Sources.compile(OPTIONS, Map.of("u.a.Features", """
                package u.a;
                public class Features {
                    public static int even(int n) { return n == 0 ? 1 : odd(n - 1); }
                    public static int odd(int n) { return n == 0 ? 0 : even(n - 1); }
                }
                """));
        Print even = prints(loader, "even", "even", "odd").print();
        Print odd = prints(loader, "odd", "even", "odd").print();
        assertThat(even.parts()).isEqualTo(odd.parts());
        assertThat(even.text()).isNotEqualTo(odd.text());
    }

    @Test
    void overridesCountOnlyWhereThePipelineMakesObjects() {
        ClassLoader loader = Sources.compile(OPTIONS, PROGRAM);
        assertThat(prints(loader, "score", "score").print().parts()).doesNotContainKey("u.a.Square.area()");
        assertThat(prints(loader, "score", "score", "shapes").print().parts()).containsKey("u.a.Square.area()");
    }

    @Test
    void whatTheJdkMayCallOfAnObjectCounts() {
        ClassLoader loader = Sources.compile(
                OPTIONS,
                Map.of(
                        "u.a.Features", """
                package u.a;
                import java.util.List;
                public class Features {
                    public static List<String> sorted(List<String> words) {
                        return words.stream().sorted(new ByLength()).toList();
                    }
                }
                """,
                        "u.a.ByLength", """
                package u.a;
                class ByLength implements java.util.Comparator<String> {
                    @Override
                    public int compare(String a, String b) { return Lengths.of(a) - Lengths.of(b); }
                    private int never() { return 1; }
                }
                """,
                        "u.a.Lengths", """
                package u.a;
                class Lengths {
                    static int of(String text) { return text.length(); }
                }
                """));
        assertThat(prints(loader, "sorted", "sorted").print().parts())
                .containsOnlyKeys(
                        "class u.a.ByLength",
                        "u.a.ByLength.<init>()",
                        "u.a.ByLength.compare(java.lang.Object,java.lang.Object)",
                        "u.a.ByLength.compare(java.lang.String,java.lang.String)",
                        "u.a.Features.sorted(java.util.List)",
                        "u.a.Lengths.of(java.lang.String)");
    }

    @Test
    void defaultMethodsOfALambdasInterfaceCountIfTheJdkMayCallThem() {
        ClassLoader loader = Sources.compile(OPTIONS, Map.of("u.a.Features", """
                package u.a;
                import java.util.List;
                public class Features {
                    public static List<String> sorted(List<String> words) {
                        Order order = (a, b) -> a.compareTo(b);
                        return words.stream().sorted(order).toList();
                    }
                }
                """, "u.a.Order", """
                package u.a;
                interface Order extends java.util.Comparator<String> {
                    @Override
                    default java.util.Comparator<String> reversed() { return (a, b) -> compare(b, a); }
                }
                """));
        assertThat(prints(loader, "sorted", "sorted").print().parts())
                .containsOnlyKeys("interface u.a.Order", "u.a.Features.sorted(java.util.List)", "u.a.Order.reversed()");
    }

    static Stream<Arguments> unknownCode() {
        return Stream.of(
                Arguments.of(
                        "native",
                        "public class Features { public static int one() { return fast(1); } static native int fast(int x); }",
                        "u.a.Features has the native method 'fast'"),
                Arguments.of(
                        "a native method that is not reached",
                        "public class Features { public static int one() { return 1; } static native int fast(int x); }",
                        ""),
                Arguments.of(
                        "a class that is not there",
                        "public class Features { public static int one() { return Lost.one(); } } class Lost { static int one() { return 1; } }",
                        "the class file of u.a.Lost is not to be had"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknownCode")
    void codeThatCannotBeReadIsUnknown(String what, String source, String unknown) {
        ClassLoader loader = Sources.without("u.a.Lost", OPTIONS, Map.of("u.a.Features", "package u.a; " + source));
        assertThat(prints(loader, "one", "one").print().unknown()).isEqualTo(unknown);
    }

    @Test
    void classFileOfAnUnknownFormIsUnknown() {
        ClassLoader loader = Sources.damaged("u.a.Lost", OPTIONS, Map.of("u.a.Features", """
                package u.a;
                public class Features { public static int one() { return Lost.one(); } }
                class Lost { static int one() { return 1; } }
                """));
        assertThat(prints(loader, "one", "one").print().unknown())
                .isEqualTo("the class file of u.a.Lost has a form that is not known");
    }

    @Test
    void objectWithoutClassFileIsUnknown() {
        Class<?> generated = java.lang.reflect.Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (proxy, method, args) -> null)
                .getClass();
        EntryPoint point = new EntryPoint.Instance(generated);
        assertThat(new Prints(CodeRoots.of("u.a"), List.of(point))
                        .of(Set.of(point))
                        .print()
                        .unknown())
                .isEqualTo("the class file of " + generated.getName() + " is not to be had");
    }

    @Test
    void classesOutsideTheRootsAreNamedButDoNotCount() {
        ClassLoader loader = Sources.compile(
                OPTIONS,
                Map.of(
                        "u.a.Features",
                        "package u.a; public class Features { public static int one() { return u.b.Library.one(); } }",
                        "u.b.Library",
                        "package u.b; public class Library { public static int one() { return 1; } }"));
        Reached reached = prints(loader, "one", "one");
        assertThat(reached.print().parts()).containsOnlyKeys("u.a.Features.one()");
        assertThat(reached.outside()).containsExactly("u.b.Library");
    }

    @Test
    void deepChainsOfCallsNeedNoDeepStack() {
        int depth = 20_000;
        Map<String, String> sources = new TreeMap<>();
        int perClass = 1_000;
        for (int from = 0; from < depth; from += perClass) {
            StringBuilder text = new StringBuilder("package u.a; class C" + from / perClass + " {\n");
            for (int i = from; i < from + perClass; i++) {
                String next = i + 1 == depth ? "x" : "C" + (i + 1) / perClass + ".m" + (i + 1) + "(x)";
                text.append("static int m" + i + "(int x) { return " + next + " + 1; }\n");
            }
            sources.put("u.a.C" + from / perClass, text.append('}').toString());
        }
        sources.put(
                "u.a.Features",
                "package u.a; public class Features { public static int one(int x) { return C0.m0(x); } }");
        assertThat(prints(Sources.compile(OPTIONS, sources), "one", "one")
                        .print()
                        .parts())
                .hasSize(depth + 1);
    }
}
