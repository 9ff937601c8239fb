package dev.icosian.cli.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.cli.TestJar;
import dev.icosian.cli.internal.Cli;
import dev.icosian.cli.internal.Cli.Done;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import shop.Salted;

/**
 * What causes the problems that neither a program nor a command line causes alone. Prefer an example on the page:
 * here belongs only what needs a damaged machine, another process at the right moment, or code that no author writes.
 */
final class ProblemCauses {
    private static final String STORE = " --store .icosian";

    /** By problem code. */
    static final Map<String, Cause> BY_CODE = Map.of(
            "Cli/NoJar", ProblemCauses::startedFromClasses,
            "Cli/OtherProcess", ProblemCauses::processThatEndsOtherwise,
            "Plan/Inconsistent", ProblemCauses::planThatContradictsItself,
            "Plan/NoCompiler", ProblemCauses::jarWithoutTheServiceOfTheCompiler,
            "Resource/NotMade", ProblemCauses::resourceNotMade,
            "Run/NotAccessible", ProblemCauses::closedModule,
            "Run/Superseded", ProblemCauses::anotherAttemptAtTheSameTime,
            "Store/Unavailable", ProblemCauses::storeThatGoesAwayDuringARun);

    private ProblemCauses() {}

    /** Causes a problem. */
    @FunctionalInterface
    interface Cause {
        /** Returns the problem as it is printed. The folder is empty at first. */
        String message(Path folder) throws Exception;
    }

    /** {@code Icosian.app().resource("warehouse", () -> …)}, and the warehouse is not there. */
    private static String resourceNotMade(Path folder) {
        Cli.Done done = Cli.in(
                        folder,
                        () -> Pipeline.named("shop")
                                .modules(Pool.class)
                                .resource("warehouse", Pool.class)
                                .ephemeral("client")
                                .build())
                .resource("warehouse", () -> {
                    throw new UncheckedIOException(new IOException("connection refused"));
                })
                .line("run");
        return done.err().substring("error ".length(), done.err().indexOf("\nfailed: "));
    }

    /** What reads a resource. */
    public static final class Pool {
        private Pool() {}

        public static String client(Pool warehouse) {
            return warehouse.getClass().getName();
        }

        public static int orders(String client) {
            return client.length();
        }
    }

    /** As from an IDE. */
    private static String startedFromClasses(Path folder) {
        return Printed.of(Cli.in(folder, TwoSteps::pipeline)
                        .program("java", "-cp", "classes", "acme.shop.Shop")
                        .line("launcher --out bin"))
                .problem();
    }

    /** A function ends the process when it is computed the second time. */
    private static String processThatEndsOtherwise(Path folder) throws IOException, InterruptedException {
        Path jar = folder.resolve("shop.jar");
        Path err = folder.resolve("err.txt");
        TestJar.write(jar, Salted.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-jar", jar.toString(), "verify", "--pipeline", "porcelain")
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(err.toFile())
                .start();
        int exit = process.waitFor();
        return Printed.of(new Done(exit, "", Files.readString(err))).problem();
    }

    /** A step does not read what its node needs; with right digests, as if a program had written it. */
    private static String planThatContradictsItself(Path folder) throws IOException {
        Path file = folder.resolve("plan.json");
        Cli cli = Cli.in(folder, TwoSteps::pipeline);
        assertThat(cli.line("plan --out plan.json").exit()).isZero();
        String needed = "{\"from\":\"read\",\"node\":\"net\"}";
        assertThat(Files.readString(file)).contains("[" + needed + "]");
        Files.writeString(
                file, Files.readString(file).replace("[" + needed + "]", "[]").replace("[\"read\"]", "[]"));
        Done done = cli.line("plan --check plan.json");
        while (done.err().contains("[Plan/WrongDigest]")) {
            String said = done.err().replaceAll("(?s).* is (sha256:[0-9a-f]+), but.*", "$1");
            String right = done.err().replaceAll("(?s).*covers has (sha256:[0-9a-f]+).*", "$1");
            Files.writeString(file, Files.readString(file).replace(said, right));
            done = cli.line("plan --check plan.json");
        }
        return Printed.of(done).problem();
    }

    /** As where the shade plugin does not merge what its jars have in META-INF/services. */
    private static String jarWithoutTheServiceOfTheCompiler(Path folder) throws IOException {
        Snippet shop = new Snippet(ProblemsPage.program());
        Path classes = folder.resolve("classes");
        shop.compile(classes, "-parameters");
        try (URLClassLoader loader = Isolated.without("META-INF/services/dev.icosian.internal.PlanProvider", classes)) {
            return Printed.of(Isolated.run(loader, shop.source(), folder, List.of(), List.of("plan")))
                    .problem();
        }
    }

    /** The functions are in a Java module that exports and opens nothing. */
    private static String closedModule(Path folder) throws IOException {
        Path sources = folder.resolve("module-info.java");
        Files.writeString(sources, "module acme.shop {}");
        Snippet functions = new Snippet("public final class Shop { public static double net() { return 10; } }");
        Path classes = folder.resolve("classes");
        functions.compileAlone(classes, sources);
        ModuleLayer boot = ModuleLayer.boot();
        Configuration configuration =
                boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("acme.shop"));
        ClassLoader loader = boot.defineModulesWithOneLoader(configuration, ProblemCauses.class.getClassLoader())
                .findLoader("acme.shop");
        PipelineException refused = catchThrowableOfType(
                PipelineException.class,
                () -> Driver.of(functions.load(loader)).request("net").execute());
        return refused.problems().get(0).toString();
    }

    /** While a step computes, both steps are run once more, and the first one gives another value. */
    private static String anotherAttemptAtTheSameTime(Path folder) {
        Cli cli = Cli.in(folder, TwoSteps::pipeline);
        TwoSteps.MEANWHILE.set(() -> {
            assertThat(cli.line("step read --run r1 --recompute" + STORE).exit())
                    .isZero();
            assertThat(cli.line("step sell --run r1" + STORE).exit()).isZero();
        });
        return Printed.of(cli.program("java", "-jar", "shop.jar").line("run --run r1" + STORE))
                .problem();
    }

    private static String storeThatGoesAwayDuringARun(Path folder) {
        ArtifactStore whole = Stores.memory();
        ArtifactStore lake = (ArtifactStore) Proxy.newProxyInstance(
                ProblemCauses.class.getClassLoader(),
                new Class<?>[] {ArtifactStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("uri")) {
                        return URI.create("s3://lake/shop");
                    }
                    if (method.getName().equals("putIfAbsent")
                            && String.valueOf(arguments[0]).startsWith("steps/shop/sell/")) {
                        throw new IOException("connection reset");
                    }
                    return method.invoke(whole, arguments);
                });
        Run run = Runner.local(lake).run(TwoSteps.pipeline(), Map.of());
        return String.valueOf(run.step("sell").failure());
    }

    /** A step that reads and one that sells, during which something may happen once. */
    public static final class TwoSteps {
        private static final AtomicInteger READS = new AtomicInteger();
        private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

        private TwoSteps() {}

        /** Another value each time. */
        public static double net() {
            return READS.incrementAndGet();
        }

        /** Waits for what happens. */
        public static double gross(double net) {
            MEANWHILE.getAndSet(() -> {}).run();
            return net * 1.2;
        }

        static Pipeline pipeline() {
            return Pipeline.named("shop")
                    .modules(TwoSteps.class)
                    .outputs("gross")
                    .step("read", step -> step.nodes("net"))
                    .step("sell", step -> step.rest())
                    .build();
        }
    }
}
