package dev.icosian.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.icosian.Pipeline;
import dev.icosian.Plan;
import dev.icosian.Schedule;
import dev.icosian.Step;
import dev.icosian.airflow.internal.dag.AirflowOption;
import dev.icosian.airflow.internal.dag.BashProfile;
import dev.icosian.airflow.internal.dag.OperatorProfile;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.airflow.internal.dag.Settings;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Imports;
import dev.icosian.airflow.program.Letters;
import dev.icosian.airflow.program.Programs;
import dev.icosian.test.Golden;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands: what they print, what they refuse, what they leave alone. */
final class CommandsTest {
    @TempDir
    Path folder;

    @Test
    void filesAndDifferencesArePrinted() throws IOException {
        CommandLine.Done done = run(List.of(letters("letters")), "airflow", "export", "--out", "dags");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).isEqualTo("written: " + folder.resolve("dags/letters.py") + "\n");
        assertThat(done.err())
                .isEqualTo(
                        "note: letters: a jar of another shape than the file ends a task with exit code 75, which uses up"
                                + " an attempt\n");
        assertThat(list("dags")).containsExactly("letters.py");
    }

    @Test
    void helpIsTheGoldenOne() {
        Golden.assertMatches(
                "help-export.txt",
                run(List.of(letters("a")), "airflow", "export", "--help").out());
        Golden.assertMatches(
                "help-check.txt",
                run(List.of(letters("a")), "airflow", "check", "--help").out());
    }

    @Test
    void jsonIsAsItsSchemaSays() throws IOException {
        List<Pipeline> all = List.of(Programs.orders(), letters("letters"));
        String exported =
                run(all, "airflow", "export", "--out", "dags", "--json").out();
        String checked = run(all, "airflow", "check", "dags", "--jar", "/x.jar", "--json")
                .out();

        assertValid("export", exported);
        assertValid("check", checked);
        assertThat(exported).contains("\"file\":\"" + folder.resolve("dags/orders.py") + "\"", "\"state\":\"written\"");
        assertThat(checked).contains("{\"differences\":[\"jar is new: \\\"/x.jar\\\"\"],\"file\":\"letters.py\"");
    }

    @Test
    void unchangedFilesAreLeftAlone() throws IOException {
        run(List.of(letters("one"), letters("two")), "airflow", "export", "--out", "dags");
        Path one = folder.resolve("dags/one.py");
        // Laid out by somebody's formatter.
        String laidOut = Files.readString(one).replace("    \"ICOSIAN_TRY\"", "\n  'ICOSIAN_TRY'");
        Files.writeString(one, laidOut);

        CommandLine.Done done = run(
                List.of(letters("one"), changed("two", step -> step.attempts(2))),
                "airflow",
                "export",
                "--out",
                "dags",
                "--only-changed");

        assertThat(done.out()).isEqualTo("unchanged: " + one + "\nwritten: " + folder.resolve("dags/two.py") + "\n");
        assertThat(one).hasContent(laidOut);
    }

    @Test
    void fileThatIcosianHasNotWrittenStays() throws IOException {
        Files.createDirectories(folder.resolve("dags"));
        Path mine = Files.writeString(folder.resolve("dags/one.py"), "from airflow.sdk import DAG\n");

        CommandLine.Done done = run(List.of(letters("one"), letters("two")), "airflow", "export", "--out", "dags");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .contains("written: two.py\n")
                .endsWith("error [Airflow/ForeignFile] there is a file " + mine
                        + " that Icosian has not written\n  fix: move it away, or replace it with --force\n");
        assertThat(mine).hasContent("from airflow.sdk import DAG\n");
        assertThat(run(List.of(letters("one")), "airflow", "export", "--out", "dags", "--force")
                        .exit())
                .isZero();
        assertThat(mine).content().startsWith("\"\"\"Pipeline one. Written by Icosian");
        assertThat(list("dags")).containsExactly("one.py", "two.py");
    }

    @Test
    void fileThatSomebodyHasChangedStays() throws IOException {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");
        Path one = folder.resolve("dags/one.py");
        String written = Files.readString(one);
        String edited = written.replace("retries=0", "retries=5");
        Files.writeString(one, edited);

        CommandLine.Done done = run(List.of(letters("one"), letters("two")), "airflow", "export", "--out", "dags");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .contains("written: two.py\n")
                .endsWith("error [Airflow/EditedFile] the file " + one + " has been changed since Icosian wrote it\n"
                        + "  fix: move the change into the pipeline: airflow check shows it; then replace the file with"
                        + " --force\n");
        assertThat(one).hasContent(edited);
        assertThat(run(List.of(letters("one")), "airflow", "export", "--out", "dags", "--force")
                        .exit())
                .isZero();
        assertThat(one).hasContent(written);
    }

    /** By another line end, or a formatter: what is written then loses nothing. */
    @Test
    void fileThatIsOnlyLaidOutOtherwiseIsReplaced() throws IOException {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");
        Path one = folder.resolve("dags/one.py");
        String written = Files.readString(one);
        for (String other :
                List.of(written.replace("\n", "\r\n"), written.replace("    \"ICOSIAN_TRY\"", "  'ICOSIAN_TRY'"))) {
            Files.writeString(one, other);

            CommandLine.Done done = run(List.of(letters("one")), "airflow", "export", "--out", "dags");

            assertThat(done.exit()).as(done.err()).isZero();
            assertThat(one).content().isEqualTo(written);
        }
    }

    /** What Git does to line ends is no change, whatever the pipeline is by now. */
    @Test
    void changedPipelineReplacesItsFile() throws IOException {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");
        Path one = folder.resolve("dags/one.py");
        Files.writeString(one, Files.readString(one).replace("\n", "\r\n"));

        CommandLine.Done done =
                run(List.of(changed("one", step -> step.attempts(2))), "airflow", "export", "--out", "dags");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(one).content().contains("retries=1");
    }

    @Test
    void brokenPipelineBreaksOnlyItself() throws IOException {
        Pipeline broken = Pipeline.named("broken")
                .modules(Letters.class)
                .outputs("nothing")
                .build();

        CommandLine.Done done = run(List.of(broken, letters("two")), "airflow", "export", "--out", "dags");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err()).contains("not written: broken.py\nwritten: two.py\nerror [Dataflow/UnknownOutput]");
        assertThat(list("dags")).containsExactly("two.py");
        assertThat(run(List.of(broken, letters("two")), "airflow", "export", "--out", "dags", "--pipeline", "two")
                        .exit())
                .isZero();
    }

    @Test
    void pipelineThatIsNotMadeBreaksOnlyItself() throws IOException {
        CommandLine.Done done = new CommandLine(folder, Map.of(), List.of(() -> List.of(letters("two")), () -> {
                    throw new IllegalStateException("no network");
                }))
                .run("airflow", "export", "--out", "dags");

        assertThat(done.exit()).isEqualTo(78);
        assertThat(done.err())
                .contains("error [Pipeline/NotMade] a pipeline cannot be made: IllegalStateException: no network\n");
        assertThat(list("dags")).containsExactly("two.py");
    }

    static Stream<Arguments> wrong() {
        Pipeline plain = letters("letters");
        return Stream.of(
                wrong("airflow export --out dags --operator docker", plain, 2, """
                    error [Usage/UnknownValue] --operator cannot be 'docker'
                      fix: it can be bash, k8s
                    """),
                wrong("airflow export --out dags --airflow 1 --as module", plain, 2, """
                    error [Usage/UnknownValue] --airflow cannot be '1'
                      fix: it can be 3, 2
                    error [Usage/UnknownValue] --as cannot be 'module'
                      fix: it can be dag, task-group
                    2 problems
                    """),
                wrong("airflow export --out dags --out other", plain, 2, """
                    error [Usage/GivenTwice] --out is given 2 times: dags, other
                      fix: keep one of them
                    """),
                wrong("airflow export", plain, 2, """
                    error [Usage/MissingOption] airflow export needs --out
                      fix: add --out DIR
                    """),
                wrong("airflow check", plain, 2, """
                    error [Usage/MissingWord] airflow check needs a DIR
                      fix: write airflow check DIR
                    """),
                wrong("airflow check nowhere", plain, 78, """
                    error [Airflow/NoFolder] there is no folder '@/nowhere'
                      fix: name the folder of the DAG files
                    """),
                wrong("airflow export --out dags --store memory:", plain, 78, """
                    error [Target/MemoryStore] tasks cannot use the store 'memory:': what it holds ends with the process of a task
                      fix: give a store that all workers see: --store with a folder that they share, or a URI
                    """),
                wrong("airflow export --out dags --store .icosian --jar app.jar", plain, 78, """
                    error [Airflow/NotAbsolute] --jar is 'app.jar', and a task starts in a folder of its own
                      fix: say where it is on the workers: --jar /opt/jar
                    error [Airflow/NotAbsolute] --store is '.icosian', and a task starts in a folder of its own
                      fix: say where it is on the workers: --store /mnt/shared/store
                    2 problems
                    """),
                wrong("airflow export --out dags --jar /a.jar --launcher /a", plain, 2, """
                    error [Usage/Contradiction] --jar and --launcher both say what starts a step
                      fix: keep one of them: the start script knows its jar
                    """),
                wrong("airflow export --out dags --operator k8s", plain, 78, """
                    not written: letters.py
                    error [Airflow/NoImage] step 'all' of pipeline 'letters' has no image, and a pod needs one
                      fix: name it for the pipeline, or for the step: .option("airflow.image", "registry/forecast:1.4")
                    """),
                wrong("airflow export --out dags --param to=7 --param from=8", plain, 78, """
                    error [Run/UnknownParameter] no pipeline that is exported has a param 'from'
                      fix: their params are to
                    """),
                wrong("airflow export --out dags --secret key=value", plain, 78, """
                    error [Secret/Unknown] no pipeline that is exported has a secret 'key'
                      fix: they have none
                    """),
                wrong("airflow export --out dags --pipeline lettres", plain, 2, """
                    error [Usage/UnknownPipeline] there is no pipeline 'lettres'
                      fix: did you mean 'letters'?
                    """),
                wrong(
                        "airflow export --out dags",
                        plain.toBuilder().option("airflow.poool", "x").build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/UnknownOption] pipeline 'letters' has the option 'airflow.poool', which is none of its options for Airflow
                          fix: they are airflow.after_uri, airflow.dag_id, airflow.dagrun_timeout, airflow.description, airflow.image, airflow.max_active_tasks, airflow.namespace, airflow.on_failure_callback, airflow.on_success_callback, airflow.owner, airflow.pod_template_file, airflow.service_account_name, airflow.tags
                        """),
                wrong(
                        "airflow export --out dags",
                        plain.toBuilder()
                                .option("airflow.dag_id", "two words")
                                .option("airflow.on_failure_callback", "os.system('rm')")
                                .option("airflow.max_active_tasks", 0)
                                .build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/IllegalOption] pipeline 'letters' has the option 'airflow.dag_id' with the value 'two words'
                          fix: it must be a name of letters, digits, '_', '-' and '.', up to 250 characters
                        error [Airflow/IllegalOption] pipeline 'letters' has the option 'airflow.max_active_tasks' with the value '0'
                          fix: it must be a whole number from 1 to 1000000
                        error [Airflow/IllegalOption] pipeline 'letters' has the option 'airflow.on_failure_callback' with the value 'os.system('rm')'
                          fix: it must be module and function: "acme.alerts.notify"
                        3 problems
                        """),
                wrong(
                        "airflow export --out dags",
                        plain.toBuilder()
                                .schedule(Schedule.after("orders.total"))
                                .build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/UnknownPublication] pipeline 'letters' follows 'orders.total', which no pipeline of this program publishes
                          fix: say the URI that its DAG has for it: .option("airflow.after_uri", "s3://lake/orders/")
                        """),
                wrong(
                        "airflow export --out dags",
                        plain.toBuilder()
                                .schedule(Schedule.cron("0 6 * * *").catchUp(true))
                                .build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/CatchUpWithoutFrom] pipeline 'letters' catches up on missed runs, and does not say since when
                          fix: name the first day: .from(LocalDate.of(2026, 1, 1))
                        """),
                wrong(
                        "airflow export --out dags",
                        Pipeline.named("letters")
                                .modules(Letters.class)
                                .param("to")
                                .outputs("letter")
                                .replacing("to")
                                .schedule(Schedule.cron("0 6 * * *"))
                                .build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/ParamNeedsValue] pipeline 'letters' is scheduled, and nobody gives its param 'to' a value
                          fix: give it a default, or a value for this file: --param to=…
                        """),
                wrong(
                        "airflow export --out dags",
                        changed("letters", step -> step.queue("q".repeat(300)).option("airflow.group", "all")),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/NameTooLong] the queue of step 'all' is called '@q', of 300 characters, and Airflow takes 1 to 250
                          fix: give it another name
                        error [Airflow/SameName] pipeline 'letters' has a step and a group of the name 'all', and Airflow takes a name once
                          fix: call the group otherwise
                        2 problems
                        """.replace("@q", "q".repeat(40) + "…")),
                wrong(
                        "airflow export --out dags",
                        plain.toBuilder()
                                .param("to", "x".repeat(131_072))
                                .replacing("to")
                                .build(),
                        78,
                        """
                        not written: letters.py
                        error [Airflow/TooLarge] pipeline 'letters': ICOSIAN_PARAM_to would have 131092 bytes, and a process takes 131072 per variable
                          fix: put large values into a file, and give its path
                        """));
    }

    private static Arguments wrong(String words, Pipeline pipeline, int exit, String message) {
        return Arguments.of(words, pipeline, exit, message);
    }

    @ParameterizedTest(name = "{0} {3}")
    @MethodSource("wrong")
    void whatIsWrongIsSaidAndNothingWritten(String words, Pipeline pipeline, int exit, String message)
            throws IOException {
        CommandLine.Done done = run(List.of(pipeline), words.split(" "));

        assertThat(done.err()).isEqualTo(message.replace("@/", folder + "/"));
        assertThat(done.exit()).isEqualTo(exit);
        assertThat(list(".")).isEmpty();
    }

    @Test
    void twoPipelinesWithOneNameOrIdAreRefused() throws IOException {
        CommandLine.Done name = run(List.of(letters("one"), letters("one")), "airflow", "export", "--out", "dags");
        CommandLine.Done id = run(
                List.of(
                        letters("one"),
                        letters("two").toBuilder()
                                .option("airflow.dag_id", "one")
                                .build()),
                "airflow",
                "export",
                "--out",
                "dags");

        assertThat(name.err()).isEqualTo("""
                error [Pipeline/SameName] 2 pipelines have the name 'one'
                  fix: rename all but one of them: .renamed("…")
                """);
        assertThat(id.err()).isEqualTo("""
                error [Airflow/SameDagId] the pipelines 'one' and 'two' both have the DAG id 'one'
                  fix: give one of them another: .option("airflow.dag_id", "…")
                """);
        assertThat(List.of(name.exit(), id.exit())).containsExactly(78, 78);
        assertThat(list(".")).isEmpty();
    }

    @Test
    void secretIsWrittenAsAReferenceAndNeverElse() throws IOException {
        Pipeline pipeline = Pipeline.named("guarded")
                .modules(Letters.Guarded.class)
                .outputs("answer")
                .secret("token")
                .ephemeral("client")
                .build();

        CommandLine.Done leaked =
                run(List.of(pipeline), "airflow", "export", "--out", "dags", "--secret", "token=hunter2");
        assertThat(leaked.exit()).isEqualTo(78);
        assertThat(leaked.err()).contains("[Secret/NoReference]").doesNotContain("hunter2");
        assertThat(list(".")).isEmpty();

        CommandLine.Done done =
                run(List.of(pipeline), "airflow", "export", "--out", "dags", "--secret", "token=env:SHOP_TOKEN");
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(folder.resolve("dags/guarded.py"))
                .content()
                .contains("    \"ICOSIAN_SECRET_token\": \"env:SHOP_TOKEN\",\n");
    }

    @Test
    void outThatIsAFileIsRefused() throws IOException {
        Files.writeString(folder.resolve("dags"), "mine");

        CommandLine.Done done = run(List.of(letters("one")), "airflow", "export", "--out", "dags");

        assertThat(done.err()).isEqualTo("""
                error [Cli/NotWritable] '%s' is no folder
                  fix: name a folder
                """.formatted(folder.resolve("dags")));
        assertThat(done.exit()).isEqualTo(73);
        assertThat(folder.resolve("dags")).hasContent("mine");
    }

    static Stream<Arguments> differences() {
        return Stream.of(
                Arguments.of("nothing", changed("one", step -> {}), ""),
                Arguments.of("attempts", changed("one", step -> step.attempts(3)), """
                      step all: first wait is new: timedelta(seconds=1)
                      step all: further attempts: 0, would be 2
                      step all: longer waits is new: True
                      step all: longest wait is new: timedelta(seconds=60)
                      docs differ
                    """),
                Arguments.of("a pool", changed("one", step -> step.option("airflow.pool", "dwh")), """
                      step all: pool is new: "dwh"
                    """),
                Arguments.of(
                        "a schedule",
                        letters("one").toBuilder()
                                .schedule(Schedule.cron("0 6 * * *"))
                                .build(),
                        """
                      docs differ
                      runs at the same time is new: 1
                      schedule: None, would be CronTriggerTimetable("0 6 * * *", timezone="UTC")
                      variable ICOSIAN_SCHEDULED_AT is new
                    """),
                Arguments.of(
                        "a default",
                        letters("one").toBuilder()
                                .param("to", "us")
                                .replacing("to")
                                .build(),
                        """
                      param to: Param("you", type="string"), would be Param("us", type="string")
                      shape: tasks of this file end with exit code 75, since the jar's plan has another one
                    """),
                Arguments.of(
                        "a step",
                        Pipeline.named("one")
                                .modules(Letters.class)
                                .outputs("letter")
                                .step("write", step -> step.rest())
                                .build(),
                        """
                      step all: is gone
                      step write: is new
                      shape: tasks of this file end with exit code 75, since the jar's plan has another one
                    """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("differences")
    void differencesAreSaidInWordsOfThePlan(String what, Pipeline now, String lines) {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");

        CommandLine.Done done = run(List.of(now), "airflow", "check", "dags");

        assertThat(done.exit()).isEqualTo(lines.isEmpty() ? 0 : 1);
        List<String> said = done.out().lines().toList();
        assertThat(said.get(0)).isEqualTo("one.py: " + (lines.isEmpty() ? "as it would be written" : "differs"));
        assertThat(said).hasSize(1 + lines.lines().toList().size());
        int number = 1;
        for (String line : lines.lines().toList()) {
            assertThat(said.get(number++)).contains(line.strip());
        }
    }

    @Test
    void handmadeChangeIsADifference() throws IOException {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");
        Path file = folder.resolve("dags/one.py");
        String text = Files.readString(file);

        Files.writeString(file, text.replace("retries=0", "retries=5"));
        assertThat(run(List.of(letters("one")), "airflow", "check", "dags").out())
                .isEqualTo("one.py: differs\n  step all: further attempts: 5, would be 0\n");

        Files.writeString(file, text + "for x in range(3):\n    print(x)\n");
        assertThat(run(List.of(letters("one")), "airflow", "check", "dags").out())
                .startsWith("one.py: differs\n  line ")
                .endsWith(" is none that Icosian writes: somebody has changed it\n");

        Files.delete(file);
        assertThat(run(List.of(letters("one")), "airflow", "check", "dags").out())
                .isEqualTo("one.py: differs\n  there is no file\n");
    }

    @Test
    void otherFormIsADifference() {
        run(List.of(letters("one")), "airflow", "export", "--out", "dags");

        CommandLine.Done done = run(List.of(letters("one")), "airflow", "check", "dags", "--airflow", "2");

        assertThat(done.exit()).isEqualTo(1);
        assertThat(done.out()).isEqualTo("one.py: differs\n  form: airflow3 bash dag, would be airflow2 bash dag\n");
    }

    @Test
    void fileOfAPipelineThatIsGoneIsSaid() {
        run(List.of(letters("one"), letters("two")), "airflow", "export", "--out", "dags");

        CommandLine.Done done = run(List.of(letters("two")), "airflow", "check", "dags");

        assertThat(done.exit()).isZero();
        assertThat(done.out()).isEqualTo("two.py: as it would be written\n");
        assertThat(done.err()).isEqualTo("note: one.py is of the pipeline one, which this program has not\n");
    }

    /** A further way to run steps is one class. */
    @Test
    void thirdProfileIsOneClass() throws IOException {
        AirflowTarget target = new AirflowTarget(List.of(new BashProfile(), new SshProfile()));

        CommandLine.Done done = new CommandLine(folder, Map.of(), List.of(() -> List.of(letters("one"))), target)
                .run("airflow", "export", "--out", "dags", "--operator", "ssh");

        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(folder.resolve("dags/one.py")).content().contains("""
                    all = SSHOperator(
                        task_id="all",
                        command="icosian-step all",
                        environment=ENV,
                        retries=0,
                """);
    }

    /** Steps on another machine. */
    private static final class SshProfile implements OperatorProfile {
        @Override
        public String name() {
            return "ssh";
        }

        @Override
        public String description(Settings settings) {
            return "Each task runs one step on another machine.";
        }

        @Override
        public List<AirflowOption> options() {
            return List.of(AirflowOption.ofPipeline("ssh_conn_id", AirflowOption.Kind.ID));
        }

        @Override
        public void check(Plan plan, Settings settings, Report report) {}

        @Override
        public void check(Plan plan, Plan.StepPlan step, Report report) {}

        @Override
        public Expression.Call task(
                Plan plan, Plan.StepPlan step, Settings settings, String environment, Imports imports) {
            return new Expression.Call(
                    imports.name("airflow.providers.ssh.operators.ssh", "SSHOperator"),
                    List.of(
                            Expression.argument("task_id", Expression.text(step.name())),
                            Expression.argument("command", Expression.text("icosian-step " + step.name())),
                            Expression.argument("environment", new Expression.Atom(environment))));
        }
    }

    private static Pipeline letters(String name) {
        return Pipeline.named(name).modules(Letters.class).outputs("letter").build();
    }

    private static Pipeline changed(String name, Consumer<Step> policy) {
        return letters(name).toBuilder().defaults(policy).build();
    }

    private CommandLine.Done run(List<Pipeline> pipelines, String... words) {
        return new CommandLine(pipelines, folder, Map.of()).run(words);
    }

    private List<String> list(String name) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return new ArrayList<>(Arrays.asList(
                    files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new)));
        }
    }

    private static void assertValid(String name, String json) throws IOException {
        assertThat(json.lines()).hasSize(1);
        try (InputStream in = CommandsTest.class.getResourceAsStream("/dev/icosian/airflow/" + name + ".schema.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(in);
            assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
        }
    }
}
