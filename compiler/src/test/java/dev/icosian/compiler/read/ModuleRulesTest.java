package dev.icosian.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Problem;
import dev.icosian.internal.Body;
import dev.icosian.internal.ModelAccess;
import dev.icosian.test.CompiledSources;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What modules must keep, one rule at a time, in classes whose lines the test knows. */
class ModuleRulesTest {
    private static final List<String> NAMED = List.of("-g", "-parameters");

    @TempDir
    private Path folder;

    static Stream<Arguments> rules() {
        String first = "Prices.java:5";
        return Stream.of(
                rule(
                        """
                        public static double price(int cost) { return cost; }
                        public static double price(java.util.List<String> cost) { return 1; }""",
                        "[Module/Overload] class shop.Prices has 2 functions 'price':"
                                + " price(int) and price(java.util.List<java.lang.String>)",
                        first,
                        "give each a name of its own, or mark all but one @Helper"),
                rule(
                        "public static void store(double cost) {}",
                        "[Module/VoidResult] function 'store' returns nothing, so there is no value to be a node",
                        first,
                        "return the value, or mark the method @Helper"),
                rule(
                        "public static Void store(double cost) { return null; }",
                        "[Module/VoidResult] function 'store' returns nothing, so there is no value to be a node",
                        first,
                        "return the value, or mark the method @Helper"),
                rule(
                        "public static double total(double rate, double... costs) { return rate; }",
                        "[Module/Varargs] function 'total' takes a variable number of arguments as 'costs'",
                        first,
                        "take 'double[] costs', or gather several nodes by @From on a List"),
                rule(
                        "public static <T> T first(java.util.List<T> all) { return all.get(0); }",
                        "[Module/TypeVariable] function 'first' has the type variable T, but a node has one type",
                        first,
                        "say the types, or mark the method @Helper and call it from a function for each type"),
                rule(
                        "public static <K, V> K first(java.util.Map<K, V> all) { return null; }",
                        "[Module/TypeVariable] function 'first' has the type variables K, V, but a node has one type",
                        first,
                        "say the types, or mark the method @Helper and call it from a function for each type"),
                rule(
                        "public static java.util.concurrent.CompletableFuture<String> later() { return null; }",
                        "[Module/AsyncResult] function 'later' returns a"
                                + " java.util.concurrent.CompletableFuture<java.lang.String> instead of a value",
                        first,
                        "return the value itself; independent nodes may run side by side anyway"),
                rule(
                        "public static java.util.concurrent.ScheduledFuture<Long> later() { return null; }",
                        "[Module/AsyncResult] function 'later' returns a"
                                + " java.util.concurrent.ScheduledFuture<java.lang.Long> instead of a value",
                        first,
                        "return the value itself; independent nodes may run side by side anyway"),
                rule(
                        "public static double price(@From(\"a\") @Literal(\"1\") int cost) { return 1; }",
                        "[Module/TwoBindings] parameter 'cost' of function 'price' has @From and @Literal",
                        first,
                        "keep one of them"),
                rule(
                        "@AppliesTo(\"a\") public static double round(double value) { return value; }",
                        "[Modifier/NotSupported] @AppliesTo on 'round' is not supported yet",
                        first,
                        "call the helper in the functions that it should apply to"),
                rule(
                        """
                        @Modifier(Hidden.class)
                        @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                        @interface Mark {}
                        static abstract class Hidden implements NodeModifier {}
                        @Mark public static double price() { return 1; }""",
                        "[Modifier/NoConstructor] the modifier shop.Prices$Hidden cannot be made:"
                                + " it has no public constructor without parameters",
                        "Prices.java",
                        "make it a public, non-abstract class (static if nested) with such a constructor"),
                rule(
                        "static double price() { return 1; }",
                        "[Module/NoNodes] class shop.Prices has no public static method that could be a node",
                        "Prices.java",
                        "make its functions public static, or remove it from the modules"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void moduleKeepsTheRule(String members, String problem) throws Exception {
        assertThat(texts(read(NAMED, module("Prices", members)))).containsExactly(problem);
    }

    @Test
    void subdagsAreRefused() throws Exception {
        String source = module("Prices", "")
                .get("shop.Prices")
                .replace(
                        "public final class",
                        "@Subdag(name = \"uk\", modules = {}, output = \"x\") public final class");

        assertThat(texts(read(NAMED, Map.of("shop.Prices", source)))).containsExactly("""
                        [Modifier/NotSupported] @Subdag 'uk' on class shop.Prices is not supported yet
                          at Prices.java
                          fix: name the modules in the pipeline""");
    }

    @Test
    void allFindingsComeAtOnce() throws Exception {
        String members = """
                public static void a(int... x) {}
                public static <T> java.util.concurrent.Future<T> b() { return null; }
                public static double c() { return 1; }
                public static double c(int x) { return 1; }""";
        assertThat(read(NAMED, module("Prices", members)))
                .extracting(Problem::code)
                .containsExactly(
                        "Module/VoidResult",
                        "Module/Varargs",
                        "Module/AsyncResult",
                        "Module/TypeVariable",
                        "Module/Overload");
    }

    @Test
    void withoutParameterNamesThereIsOneProblemThatShowsTheLineToAdd() throws Exception {
        Map<String, String> sources = new TreeMap<>(module("Prices", """
                public static double price(double cost) { return cost; }
                public static double other(double cost) { return cost; }"""));
        sources.putAll(module("Costs", "public static double cost(int pieces) { return 1; }"));
        sources.putAll(module("None", "public static double none() { return 1; }"));
        List<Class<?>> modules = compile(List.of("-g"), sources);
        for (Class<?> module : modules) {
            for (Method method : module.getDeclaredMethods()) {
                assertThat(Arrays.stream(method.getParameters()))
                        .as("compiled without -parameters")
                        .noneMatch(java.lang.reflect.Parameter::isNamePresent);
            }
        }

        assertThat(texts(ModuleReader.read(modules).problems())).containsExactly("""
                        [Module/NoParameterNames] classes shop.Costs, shop.Prices were compiled without the names of\
                         parameters, which say what a function needs
                          at Costs.java
                          fix: compile with -parameters: in pom.xml, among the <properties>,
                                 <maven.compiler.parameters>true</maven.compiler.parameters>
                               with Gradle, in tasks.withType(JavaCompile),
                                 options.compilerArgs.add("-parameters")""");
        assertThat(texts(ModuleReader.read(List.of(modules.get(2))).problems()).get(0))
                .startsWith(
                        "[Module/NoParameterNames] class shop.Prices was compiled without the names of parameters,");
    }

    private static Arguments rule(String members, String message, String place, String hint) {
        return Arguments.of(members, message + "\n  at " + place + "\n  fix: " + hint);
    }

    private List<Problem> read(List<String> flags, Map<String, String> sources) throws Exception {
        ReadModules read = ModuleReader.read(compile(flags, sources));
        List<Problem> problems = new ArrayList<>(read.problems());
        read.specs().stream()
                .map(spec -> ModelAccess.get().data(spec).body())
                .filter(Body.Unusable.class::isInstance)
                .forEach(body -> problems.addAll(((Body.Unusable) body).problems()));
        return problems;
    }

    private List<Class<?>> compile(List<String> flags, Map<String, String> sources)
            throws MalformedURLException, ClassNotFoundException {
        ClassLoader classes = CompiledSources.compile(folder, sources, flags);
        List<Class<?>> modules = new ArrayList<>();
        for (String name : sources.keySet()) {
            modules.add(classes.loadClass(name));
        }
        return modules;
    }

    /** The members begin in line 5. */
    private static Map<String, String> module(String name, String members) {
        return Map.of("shop." + name, """
                package shop;
                import dev.icosian.%s;
                /** A module. */
                public final class %s {
                %s
                }
                """.formatted("*", name, members));
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }
}
