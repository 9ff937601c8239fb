package dev.icosian.temporal.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.WorkflowExecutionHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Edits of the interpreter that would break runs under way do not get past the golden histories. */
final class BrokenInterpreterTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/icosian/temporal/internal/interpret");
    private static final String NAME = "dev.icosian.temporal.internal.interpret.";
    private static final String INTERPRETATION = "Interpretation.java";

    @TempDir
    private Path folder;

    /**
     * An edit.
     *
     * @param fails names of histories that it breaks; empty: it breaks none
     */
    private record Edit(String what, String file, String before, String after, List<String> fails) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Edit> edits() {
        return Stream.of(
                new Edit("another summary", "PlanWorkflow.java", "see what can be reused", "look around", List.of()),
                new Edit("steps start last first", INTERPRETATION, """
                                        start(step);
                                    }
                                }
                            }
                        """, """
                                        running.add(step.name());
                                        held.addFirst(step);
                                    }
                                }
                                held.forEach(this::start);
                                held.clear();
                            }
                            private final ArrayDeque<StepInput> held = new ArrayDeque<>();
                        """, List.of("1/failed", "1/layered_retried")),
                new Edit(
                        "a timer more",
                        INTERPRETATION,
                        "RunEnd run() {",
                        "RunEnd run() { Workflow.sleep(java.time.Duration.ofSeconds(1));",
                        List.of("1/simple", "1/rerun", "1/child", "1/continued_2")),
                new Edit(
                        "an activity more",
                        "PlanWorkflow.java",
                        "BeginDone begun = begin(whole, runId, handshake);",
                        "begin(whole, runId, handshake); BeginDone begun = begin(whole, runId, handshake);",
                        List.of("1/simple", "1/packed_reused")),
                new Edit(
                        "the plan is always fetched",
                        "Plans.java",
                        "if (packed != null) {",
                        "if (packed != null && packed.isEmpty()) {",
                        List.of("1/packed_reused")),
                new Edit(
                        "skipped steps are not recorded",
                        INTERPRETATION,
                        "recordEnd();\n        throw",
                        "throw",
                        List.of("1/failed", "1/keep_going")),
                new Edit(
                        "a failure always stops",
                        INTERPRETATION,
                        "boolean mustStop = !input.keepGoing()",
                        "boolean mustStop = !failure.step().isEmpty()",
                        List.of("1/keep_going")),
                new Edit(
                        "other plans are not waited out",
                        "Handshake.java",
                        "boolean mayWait() {",
                        "boolean mayWait() { if (!INTERVAL.isZero()) { return false; }",
                        List.of("1/apart_waiting", "1/begin_waiting")),
                new Edit(
                        "damaged bytes are not made again",
                        INTERPRETATION,
                        "details == null || isStopping()",
                        "details == null || steps.size() > 0",
                        List.of("1/damaged")),
                new Edit(
                        "lost steps do not start again",
                        "StepOptions.java",
                        "LOST_AT_MOST = 10",
                        "LOST_AT_MOST = 0",
                        List.of("1/worker_stopped")),
                new Edit(
                        "a pause is not heard",
                        INTERPRETATION,
                        "                && !controls.isPaused()\n",
                        "",
                        List.of("1/paused")),
                new Edit(
                        "a cancelled run does not wait for its steps",
                        INTERPRETATION,
                        "Workflow.newDetachedCancellationScope(this::drain).run();",
                        "",
                        List.of("1/cancelled")),
                new Edit(
                        "histories get long",
                        INTERPRETATION,
                        "|| info.isContinueAsNewSuggested()",
                        "",
                        List.of("1/continued_1")),
                new Edit(
                        "reused steps start all the same",
                        "PlanWorkflow.java",
                        "reused = BitSet.valueOf(",
                        "BitSet.valueOf(",
                        List.of("1/rerun", "1/packed_reused")));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void editIsFoundByWhatItBreaks(Edit edit) throws Exception {
        try (Loader loader = new Loader(compile(edit));
                Replaying replaying = new Replaying(loader.loadClass(NAME + "PlanWorkflow"))) {
            Map<String, WorkflowExecutionHistory> histories = GoldenHistories.all();
            List<String> broken = new ArrayList<>();
            for (String name : edit.fails().isEmpty() ? histories.keySet() : edit.fails()) {
                if (replaying.difference(histories.get(name)) != null) {
                    broken.add(name);
                }
            }
            assertThat(broken).isEqualTo(edit.fails());
        }
    }

    private Path compile(Edit edit) throws Exception {
        Path sources = Files.createDirectories(folder.resolve("source"));
        List<String> words = new ArrayList<>(List.of(
                "-nowarn",
                "-proc:none",
                "-classpath",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "-d",
                Files.createDirectories(folder.resolve("classes")).toString()));
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.toList()) {
                Path copy = sources.resolve(file.getFileName());
                String text = Files.readString(file);
                if (file.endsWith(edit.file())) {
                    assertThat(text).as(edit.what()).containsOnlyOnce(edit.before());
                    text = text.replace(edit.before(), edit.after());
                }
                Files.writeString(copy, text);
                words.add(copy.toString());
            }
        }
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
        assertThat(result).isZero();
        return folder.resolve("classes");
    }

    /** Has classes of the interpreter's package from a folder, and everything else from the test. */
    private static final class Loader extends java.net.URLClassLoader {
        Loader(Path classes) throws java.net.MalformedURLException {
            super(new java.net.URL[] {classes.toUri().toURL()}, BrokenInterpreterTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(NAME)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? findClass(name) : known;
        }
    }
}
