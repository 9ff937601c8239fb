package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClosuresTest {
    private static final List<String> DEFAULT = List.of("-g:source,lines");

    private static final String FEATURES = """
            package u.a;
            public final class Features {
                public static double mean(double[] values) {
                    double sum = 0;
                    for (double value : values) {
                        sum += value;
                    }
                    return Helper.scaled(sum) / values.length;
                }
                public static int other(Point point) {
                    return point.x();
                }
            }
            """;

    private static final Map<String, String> PROGRAM = Map.of(
            "u.a.Features", FEATURES, "u.a.Helper", """
            package u.a;
            final class Helper {
                static final double FACTOR = 2.5;
                static double scaled(double value) {
                    return switch (Kind.of(value)) {
                        case SMALL -> value * FACTOR;
                        case LARGE -> value;
                    };
                }
            }
            """, "u.a.Kind", """
            package u.a;
            enum Kind {
                SMALL, LARGE;
                static Kind of(double value) {
                    java.util.function.DoublePredicate small = v -> v < 10;
                    return small.test(value) ? SMALL : LARGE;
                }
            }
            """, "u.a.Point", """
            package u.a;
            public record Point(int x, int y) {}
            """, "u.a.Unrelated", """
            package u.a;
            final class Unrelated {
                static int one() { return 1; }
            }
            """);

    private static Print print(List<String> options, Map<String, String> sources) {
        return closures(options, sources, "u.a.Features").print();
    }

    private static Closures.Closure closures(List<String> options, Map<String, String> sources, String... starts) {
        ClassLoader loader = Sources.compile(options, sources);
        Set<Class<?>> classes = Set.of(Stream.of(starts)
                .map(name -> {
                    try {
                        return Class.forName(name, false, loader);
                    } catch (ClassNotFoundException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(Class<?>[]::new));
        return new Closures(CodeRoots.of("u.a"), classes)
                .of(Set.of(classes.iterator().next()));
    }

    private static Map<String, String> with(String className, String from, String to) {
        Map<String, String> changed = new TreeMap<>(PROGRAM);
        String text = changed.get(className);
        assertThat(text).contains(from);
        changed.put(className, text.replace(from, to));
        return changed;
    }

    @Test
    void reachesWhatTheClassMentionsDirectlyOrNot() {
        Print print = print(DEFAULT, PROGRAM);
        assertThat(print.parts())
                .containsOnlyKeys("u.a.Features", "u.a.Helper", "u.a.Helper$1", "u.a.Kind", "u.a.Point");
        assertThat(print.text()).matches("bytecode:[0-9a-f]{64}");
        assertThat(print.unknown()).isEmpty();
    }

    static Stream<Arguments> sameCode() {
        return Stream.of(
                Arguments.of("no debug information", List.of("-g:none"), PROGRAM),
                Arguments.of("all debug information", List.of("-g"), PROGRAM),
                Arguments.of("parameter names", List.of("-parameters"), PROGRAM),
                Arguments.of(
                        "a comment and an empty line",
                        DEFAULT,
                        with("u.a.Features", "double sum = 0;", "// sum\n\n double sum = 0;")),
                Arguments.of("the name of a local variable", DEFAULT, with("u.a.Features", "sum", "total")),
                Arguments.of(
                        "the order of methods",
                        DEFAULT,
                        with(
                                        "u.a.Features",
                                        FEATURES.substring(
                                                FEATURES.indexOf("    public static int other"),
                                                FEATURES.lastIndexOf('}')),
                                        "")
                                .entrySet()
                                .stream()
                                .collect(java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> entry.getKey().equals("u.a.Features")
                                                ? entry.getValue()
                                                        .replace(
                                                                "    public static double mean",
                                                                "    public static int other(Point point) { return point.x(); }\n"
                                                                        + "    public static double mean")
                                                : entry.getValue()))),
                Arguments.of(
                        "an annotation",
                        DEFAULT,
                        with("u.a.Features", "public static double mean", "@Deprecated public static double mean")),
                Arguments.of("a class that is not reached", DEFAULT, with("u.a.Unrelated", "return 1", "return 2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sameCode")
    void changeThatChangesNoCodeKeepsThePrint(String what, List<String> options, Map<String, String> sources) {
        assertThat(print(options, sources)).isEqualTo(print(DEFAULT, PROGRAM));
    }

    static Stream<Arguments> otherCode() {
        return Stream.of(
                Arguments.of("u.a.Features", "an operator", with("u.a.Features", "sum += value", "sum -= value")),
                Arguments.of("u.a.Features", "a constant", with("u.a.Features", "double sum = 0", "double sum = 1")),
                Arguments.of("u.a.Helper", "a helper's constant", with("u.a.Helper", "2.5", "2.25")),
                Arguments.of("u.a.Kind", "the body of a lambda", with("u.a.Kind", "v < 10", "v < 11")),
                Arguments.of(
                        "u.a.Kind", "the order of enum constants", with("u.a.Kind", "SMALL, LARGE", "LARGE, SMALL")),
                Arguments.of(
                        "u.a.Point",
                        "the order of record components",
                        with("u.a.Point", "int x, int y", "int y, int x")),
                Arguments.of("u.a.Point", "a record component", with("u.a.Point", "int y", "int y, int z")));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("otherCode")
    void changeOfReachedCodeChangesThePrintAndNamesTheClass(String changed, String what, Map<String, String> sources) {
        Print before = print(DEFAULT, PROGRAM);
        Print after = print(DEFAULT, sources);
        assertThat(after.text()).isNotEqualTo(before.text());
        assertThat(after.parts().keySet().stream()
                        .filter(name ->
                                !after.parts().get(name).equals(before.parts().get(name))))
                .contains(changed)
                .allMatch(name -> name.startsWith(changed) || name.equals("u.a.Helper$1"));
    }

    @Test
    void permittedSubclassesAreReached() {
        Map<String, String> sources = Map.of(
                "u.a.Features",
                "package u.a; public class Features { public static double area(Shape shape) { return shape.area(); } }",
                "u.a.Shape",
                "package u.a; public sealed interface Shape permits Square { double area(); }",
                "u.a.Square",
                "package u.a; public record Square(double side) implements Shape { public double area() { return side * side; } }");
        assertThat(print(DEFAULT, sources).parts()).containsOnlyKeys("u.a.Features", "u.a.Shape", "u.a.Square");
    }

    @Test
    void implementationThatOnlyAnotherNodeMentionsIsReachedThroughItsInterface() {
        Map<String, String> sources = Map.of(
                "u.a.Features",
                "package u.a; public class Features { public static double area(Shape shape) { return shape.area(); } }",
                "u.a.Shape",
                "package u.a; public interface Shape { double area(); }",
                "u.a.Square",
                "package u.a; public record Square(double side) implements Shape { public double area() { return side * side; } }",
                "u.a.Loading",
                "package u.a; public class Loading { public static Shape shape() { return new Square(2); } }");
        ClassLoader loader = Sources.compile(DEFAULT, sources);
        Class<?> features = load(loader, "u.a.Features");
        Class<?> loading = load(loader, "u.a.Loading");
        assertThat(new Closures(CodeRoots.of("u.a"), List.of(features))
                        .of(Set.of(features))
                        .print()
                        .parts())
                .containsOnlyKeys("u.a.Features", "u.a.Shape");
        assertThat(new Closures(CodeRoots.of("u.a"), List.of(features, loading))
                        .of(Set.of(features))
                        .print()
                        .parts())
                .containsOnlyKeys("u.a.Features", "u.a.Shape", "u.a.Square");
    }

    @Test
    void nativeMethodIsUnknown() {
        Map<String, String> sources =
                Map.of("u.a.Features", "package u.a; public class Features { public static native int fast(int x); }");
        assertThat(print(DEFAULT, sources).unknown()).isEqualTo("u.a.Features has the native method 'fast'");
    }

    @Test
    void classWithoutFileIsUnknown() {
        Class<?> generated = java.lang.reflect.Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Runnable.class}, (proxy, method, args) -> null)
                .getClass();
        assertThat(new Closures(CodeRoots.of("u.a"), List.of())
                        .of(Set.of(generated))
                        .print()
                        .unknown())
                .isEqualTo("the class file of " + generated.getName() + " is not to be had");
    }

    @Test
    void classesOutsideTheRootsAreNamedButDoNotCount() {
        Map<String, String> sources = Map.of(
                "u.a.Features",
                "package u.a; public class Features { public static int one() { return u.b.Library.one(); } }",
                "u.b.Library",
                "package u.b; public class Library { public static int one() { return 1; } }");
        Closures.Closure closure = closures(DEFAULT, sources, "u.a.Features");
        assertThat(closure.print().parts()).containsOnlyKeys("u.a.Features");
        assertThat(closure.outside()).containsExactly("u.b.Library");
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
