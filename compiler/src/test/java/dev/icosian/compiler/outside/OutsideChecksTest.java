package dev.icosian.compiler.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.Secret;
import dev.icosian.compiler.Compiler;
import dev.icosian.compiler.read.SourceLines;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OutsideChecksTest {
    private static final Materializer<String> TEXT = Materializer.of(
            "text",
            1,
            String.class,
            "text/plain",
            (text, out) -> out.write(text.getBytes(StandardCharsets.UTF_8)),
            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));

    /** What secrets and resources get to. */
    public static final class Shop {
        private Shop() {}

        public record Login(String user, Secret password) {}

        public static String direct(Secret password) {
            return "direct";
        }

        public static Login login(Secret password) {
            return new Login("me", password);
        }

        public static String viaLogin(Login login) {
            return login.user();
        }

        public static String several(List<Secret> all) {
            return "several";
        }

        public static Runnable client(Secret password, Thread service) {
            return () -> {};
        }

        public static String viaClient(Runnable client) {
            return "client";
        }

        public static String withService(Thread service) {
            return "service";
        }

        public static String report(String direct) {
            return direct;
        }

        public static String plain(String name) {
            return name;
        }

        public static String dated(LocalDate day, int count) {
            return day + "" + count;
        }

        public static String filed(Path dataFile, List<Path> more) {
            return dataFile.toString();
        }

        public static Runnable needy(String plain) {
            return () -> {};
        }

        public static Runnable moreNeedy(Runnable needy) {
            return needy;
        }
    }

    private static Pipeline.Builder shop() {
        return Pipeline.named("shop").modules(Shop.class).materialize(TEXT);
    }

    private static String at(String function) {
        return Arrays.stream(Shop.class.getMethods())
                .filter(method -> method.getName().equals(function))
                .map(SourceLines::place)
                .findFirst()
                .orElseThrow();
    }

    private static String problems(Pipeline.Builder pipeline) {
        try {
            Compiler.dataflow(pipeline.build());
            return "";
        } catch (PipelineException e) {
            return e.problems().stream().map(Problem::toString).collect(Collectors.joining("\n\n"));
        }
    }

    private static String warnings(Pipeline.Builder pipeline) {
        Plan plan = pipeline.build().plan();
        return plan.warnings().stream()
                .filter(problem -> !problem.code().startsWith("Key/"))
                .map(Problem::toString)
                .collect(Collectors.joining("\n\n"));
    }

    @Test
    void secretMayReachEphemeralNodesOnly() {
        assertThat(problems(shop().secret("password")
                        .resource("service", Thread.class)
                        .ephemeral("client")
                        .outputs("viaClient")))
                .isEmpty();
        assertThat(problems(shop().secret("password").outputs("report"))).isEqualTo("""
                [Secret/Leaks] secret 'password' reaches 'direct', which is not ephemeral: what it yields is stored
                  path: report -> direct -> password
                  at %s
                  fix: take the secret in an ephemeral node (a client, a connection) that 'direct' reads; or make this \
                one ephemeral: .ephemeral("direct")""".formatted(at("direct")));
    }

    @Test
    void secretInAnotherValueIsFoundByItsType() {
        assertThat(problems(shop().secret("password").ephemeral("login").outputs("viaLogin")))
                .isEqualTo("""
                        [Secret/Leaks] the secret in 'login' reaches 'viaLogin', which is not ephemeral: what it yields \
                        is stored
                          path: viaLogin -> login
                          at %s
                          fix: take the secret in an ephemeral node (a client, a connection) that 'viaLogin' reads; or \
                        make this one ephemeral: .ephemeral("viaLogin")""".formatted(at("viaLogin")));
    }

    @Test
    void secretMustNotBeMadeInAStep() {
        assertThat(problems(shop().secret("password").outputs("viaLogin"))).contains("""
                        [Secret/Leaks] a secret is made by 'login', which is not ephemeral: what it yields is stored
                          path: viaLogin -> login
                        """);
    }

    static Stream<Arguments> secretsElsewhere() {
        return Stream.of(
                arguments(
                        (UnaryOperator<Pipeline.Builder>)
                                pipeline -> pipeline.load("name", TestSource.at("a", "password")),
                        """
                        [Secret/Leaks] source text-file of 'name' uses secret 'password'; only ephemeral nodes may take one
                          fix: let it use an ephemeral node (a client, a connection) that takes the secret"""),
                arguments(
                        (UnaryOperator<Pipeline.Builder>)
                                pipeline -> pipeline.load("name", TestSource.at("a?key={password}")),
                        """
                        [Secret/Leaks] the location a?key={password} has secret 'password' in it, and locations are in \
                        plans, records and messages
                          fix: give the secret to an ephemeral node, and let the source or sink use that node"""),
                arguments(
                        (UnaryOperator<Pipeline.Builder>)
                                pipeline -> pipeline.param("name").publish("plain", TestSink.at("a", "password")),
                        """
                        [Secret/Leaks] sink text-file of 'plain' uses secret 'password'; only ephemeral nodes may take one
                          fix: let it use an ephemeral node (a client, a connection) that takes the secret"""),
                arguments(
                        (UnaryOperator<Pipeline.Builder>)
                                pipeline -> pipeline.param("name").publish("plain", TestSink.at("{password}")),
                        """
                        [Secret/Leaks] the location {password} has secret 'password' in it, and locations are in plans, \
                        records and messages
                          fix: give the secret to an ephemeral node, and let the source or sink use that node"""));
    }

    @ParameterizedTest
    @MethodSource("secretsElsewhere")
    void secretMustNotReachSourcesSinksAndLocations(UnaryOperator<Pipeline.Builder> more, String problem) {
        assertThat(problems(more.apply(shop().secret("password").outputs("plain"))))
                .isEqualTo(problem);
    }

    @Test
    void resourceIsForEphemeralNodes() {
        assertThat(problems(shop().resource("service", Thread.class).outputs("withService")))
                .isEqualTo("""
                        [Resource/NotEphemeral] 'withService' reads resource 'service', and is not ephemeral: its result \
                        is reused, and what a resource yields cannot be seen in a key
                          path: withService -> service
                          at %s
                          fix: load what is outside with load(…), whose source may use 'service'; or read it in an \
                        ephemeral node: .ephemeral("withService")""".formatted(at("withService")));
    }

    @Test
    void resourceHasTheTypeThatIsDeclared() {
        assertThat(problems(shop().resource("service", String.class)
                        .ephemeral("withService")
                        .outputs("plain")
                        .param("name")
                        .secret("password")
                        .outputs("viaClient")
                        .ephemeral("client")))
                .isEqualTo("""
                        [Dataflow/TypeMismatch] resource 'service' is String, but 'client' (%1$s) takes it as Thread
                          at %1$s
                          fix: make both types agree, or take another node""".formatted(at("client")));
    }

    @Test
    void secretIsTakenAsASecret() {
        assertThat(problems(shop().secret("name").outputs("plain"))).isEqualTo("""
                        [Dataflow/TypeMismatch] secret 'name' is Secret, but 'plain' (%1$s) takes it as String
                          at %1$s
                          fix: make both types agree, or take another node""".formatted(at("plain")));
    }

    @Test
    void nodeWithTheNameOfASecretIsTold() {
        assertThat(problems(shop().secret("direct").outputs("report")))
                .startsWith("[Dataflow/DuplicateNode] 'direct' is defined twice: by OutsideChecksTest.Shop.direct ("
                        + at("direct") + ") and by secret(\"direct\")\n");
        assertThat(problems(shop().load("direct", TestSource.at("a")).outputs("report")))
                .startsWith("[Dataflow/DuplicateNode] 'direct' is defined twice: by OutsideChecksTest.Shop.direct ("
                        + at("direct") + ") and by load(\"direct\", …)\n");
        assertThat(problems(shop().load("direct", TestSource.at("a"))
                        .replacing("direct")
                        .outputs("report")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "service | ",
                "client  | ",
                "plain   | uses 'plain', which is a node of a step",
                "name    | uses 'name', which is a param",
                "region  | uses 'region', which is a config key"
            })
    void sinkUsesResourcesAndEphemeralNodes(String used, String why) {
        String problem = why == null
                ? ""
                : "[Uses/NotUsable] sink text-file of 'plain' " + why + "\n  fix: declare it with resource(\"" + used
                        + "\", …), or name an ephemeral node";
        assertThat(problems(shop().param("name")
                        .config("region", "UK")
                        .secret("password")
                        .resource("service", Thread.class)
                        .ephemeral("client")
                        .publish("plain", TestSink.at("{region}", used))))
                .isEqualTo(problem);
    }

    @Test
    void sinkThatUsesWhatThereIsNotIsTold() {
        assertThat(problems(shop().param("name")
                        .resource("service", Thread.class)
                        .publish("plain", TestSink.at("a", "servise"))))
                .isEqualTo("""
                        [Uses/NotUsable] sink text-file of 'plain' uses 'servise', and nothing has this name
                          fix: did you mean 'service'? If not, declare it with resource("servise", …), or name an \
                        ephemeral node""");
    }

    @Test
    void sourceThatUsesANodeOfAStepIsTold() {
        assertThat(problems(shop().load("name", TestSource.at("a", "dated"))
                        .param("day")
                        .param("count")
                        .outputs("plain")))
                .isEqualTo("""
                        [Uses/NotUsable] source text-file of 'name' uses 'dated', which is a node of a step
                          fix: declare it with resource("dated", …), or name an ephemeral node""");
    }

    @Test
    void sinksNodesNeedNoStoredValue() {
        assertThat(problems(shop().param("name")
                        .ephemeral("needy", "moreNeedy")
                        .publish("plain", TestSink.at("a", "moreNeedy"))))
                .isEqualTo("""
                        [Publish/NeedsNode] sink text-file of 'plain' uses the ephemeral 'moreNeedy', for which 'needy' \
                        needs the node 'plain'
                          fix: let a sink use what is made of params, config, secrets and resources alone""");
    }

    @Test
    void twoPublicationsNeedTwoPlaces() {
        assertThat(problems(shop().param("name")
                        .load("other", TestSource.at("b"))
                        .publish("plain", TestSink.at("out/{name}"))
                        .publish("other", TestSink.at("out/{name}"))))
                .isEqualTo("""
                        [Publish/SamePlace] 'plain' and 'other' are both published to out/{name} by text-file, where each \
                        replaces the other
                          fix: give each a place of its own""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "out/{name}/{region}   | | ",
                "out/{nam}             | 'nam', which is no param or config key | did you mean 'name'?",
                "{elsewhere}/a         | 'elsewhere', which is no param or config key | declare it as a param or config key",
                "out/{plain}           | 'plain', which is a node; a location reads params and config keys only"
                        + " | declare it as a param or config key"
            })
    void locationReadsParamsAndConfig(String template, String what, String hint) {
        String published = what == null
                ? ""
                : "[Location/UnknownName] the location " + template + " in publish(\"plain\", …) reads " + what
                        + "\n  fix: " + hint;
        assertThat(problems(shop().param("name").config("region", "UK").publish("plain", TestSink.at(template))))
                .isEqualTo(published);
        String loaded = what == null
                ? ""
                : "[Location/UnknownName] the location " + template + " in load(\"direct\", …) reads " + what
                        + "\n  fix: " + hint;
        assertThat(problems(shop().param("name")
                        .config("region", "UK")
                        .replacing("direct")
                        .load("direct", TestSource.at(template))
                        .outputs("report", "plain")))
                .isEqualTo(loaded);
    }

    @Test
    void paramToBeImportedExistsAndNamesFiles() {
        assertThat(problems(shop().param("dataFile")
                        .param("more")
                        .importing("dataFile", "more")
                        .outputs("filed")))
                .isEmpty();
        assertThat(problems(shop().param("name").importing("nam").outputs("plain")))
                .isEqualTo("""
                        [Import/UnknownParam] there is no param 'nam' to be imported
                          fix: did you mean 'name'?""");
        assertThat(problems(shop().param("name").importing("name").outputs("plain")))
                .isEqualTo("""
                        [Import/NotAPath] param 'name' is to be imported, but is String
                          fix: make it a Path or a List<Path>, or remove it from importing(…)""");
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                arguments(Schedule.cron("0 6 * * *").zone("Europe/Berlin").date("day", -1), ""),
                arguments(Schedule.cron("0 6 * *"), """
                        [Schedule/WrongCron] the schedule '0 6 * *' has 4 fields, not 5
                          fix: write minute, hour, day, month and weekday: '0 6 * * MON-FRI' is at 06:00 from Monday to \
                        Friday"""),
                arguments(Schedule.cron("0 6 * * *").zone("Europe/Berln"), """
                        [Schedule/UnknownZone] there is no time zone 'Europe/Berln' for the schedule
                          fix: did you mean 'Europe/Berlin'?"""),
                arguments(Schedule.cron("0 6 * * *").zone("Nowhere/Town"), """
                        [Schedule/UnknownZone] there is no time zone 'Nowhere/Town' for the schedule
                          fix: name one by its region: 'Europe/Berlin', 'UTC'"""),
                arguments(Schedule.cron("0 6 * * *").date("date", 0), """
                        [Schedule/WrongDate] the schedule fills param 'date', and there is none of this name
                          fix: declare it as a param of type LocalDate"""),
                arguments(Schedule.cron("0 6 * * *").date("count", 0), """
                        [Schedule/WrongDate] the schedule fills param 'count', which is Integer and no LocalDate
                          fix: make it a LocalDate"""),
                arguments(Schedule.after("orders.daily").date("day", 0), """
                        [Schedule/WrongDate] the schedule fills param 'day', but follows orders.daily, so that there is \
                        no scheduled time to take the date from
                          fix: remove date("day", …), or schedule by time with cron"""),
                arguments(Schedule.after("orders.daily"), ""),
                arguments(Schedule.after("orders.uk.daily"), ""),
                arguments(Schedule.after("orders"), """
                        [Schedule/WrongPublication] the schedule follows 'orders', which is no publication
                          fix: write pipeline and node: Schedule.after("orders.dailyRevenue")"""),
                arguments(Schedule.after("Orders.daily"), """
                        [Schedule/WrongPublication] the schedule follows 'Orders.daily', which is no publication
                          fix: write pipeline and node: Schedule.after("orders.dailyRevenue")"""),
                arguments(Schedule.after("shop.dated"), """
                        [Schedule/WrongPublication] the schedule follows 'shop.dated', which this pipeline publishes \
                        itself: it would never end
                          fix: follow a publication of another pipeline, or schedule by time with cron"""),
                arguments(Schedule.cron("0 6 * * *").maxActiveRuns(0), """
                        [Schedule/WrongLimit] the schedule allows 0 runs at the same time
                          fix: allow at least one: maxActiveRuns(1)"""));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void scheduleIsChecked(Schedule schedule, String problem) {
        assertThat(problems(shop().param("day").param("count").outputs("dated").schedule(schedule)))
                .isEqualTo(problem);
    }

    @Test
    void whatNothingReadsIsAWarning() {
        assertThat(warnings(shop().param("name")
                        .secret("password")
                        .resource("service", Thread.class)
                        .outputs("plain")))
                .isEqualTo("""
                        [Resource/Unused] resource 'service' is read by nothing that is requested
                          fix: remove it, or check the spelling in the functions

                        [Secret/Unused] secret 'password' is read by nothing that is requested
                          fix: remove it, or check the spelling in the functions""");
        assertThat(warnings(shop().param("name")
                        .resource("service", Thread.class)
                        .publish("plain", TestSink.at("a", "service"))))
                .isEmpty();
    }

    @Test
    void planHasSourcesSecretsAndTheSchedule() {
        Plan plan = shop().secret("password")
                .resource("service", Thread.class)
                .ephemeral("client")
                .param("day")
                .load("direct", TestSource.at("in/{day}/{region}.txt", "client"))
                .replacing("direct")
                .config("region", "UK")
                .outputs("report")
                .schedule(Schedule.cron("0 6 * * *").from(LocalDate.of(2026, 1, 1)))
                .build()
                .plan();

        assertThat(plan.toJson())
                .contains(
                        "\"ephemeral\":[{\"binds\":[{\"from\":\"secret\",\"name\":\"password\"},"
                                + "{\"from\":\"resource\",\"name\":\"service\"}],",
                        "{\"binds\":[{\"from\":\"location\",\"placeholders\":[{\"from\":\"param\",\"name\":\"day\"},"
                                + "{\"from\":\"config\",\"name\":\"region\"}],\"template\":\"in/{day}/{region}.txt\"},"
                                + "{\"from\":\"node\",\"name\":\"client\"}],\"function\":\"\",\"kind\":\"source\","
                                + "\"modifiers\":[],\"name\":\"direct\","
                                + "\"source\":{\"id\":\"text-file\",\"options\":{},\"version\":3},\"tags\":{},"
                                + "\"type\":\"java.lang.String\",\"unit\":\"direct\"}",
                        "\"inputs\":[{\"from\":\"param\",\"node\":\"day\"},{\"from\":\"config\",\"node\":\"region\"}]",
                        "\"params\":[{\"name\":\"day\",\"required\":true,\"type\":\"java.lang.String\"}]",
                        "\"schedule\":{\"after\":null,\"catchUp\":false,\"cron\":\"0 6 * * *\",\"dates\":{},"
                                + "\"from\":\"2026-01-01\",\"maxActiveRuns\":1,\"zone\":\"UTC\"}");
        assertThat(Plan.parse(plan.toJson()).toJson()).isEqualTo(plan.toJson());
    }
}
