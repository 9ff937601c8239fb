package dev.icosian.runtime.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactStore;
import dev.icosian.Dataflow;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.RunListener;
import dev.icosian.Secret;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.internal.failure.NodeFailure;
import dev.icosian.runtime.internal.failure.NodeInput;
import dev.icosian.runtime.internal.local.LocalRun;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that hold a secret's text, which a failure shows: whole, cut off, and in debug mode. */
class SecretTextsTest {
    private static final String VALUE = "s3cr3t-word";
    private static final String BEGIN = "s3c";

    /** How a client goes wrong. */
    enum Trouble {
        /** A function changes what it was given. */
        CHANGES,
        /** It says what it was given. */
        TELLS,
        /** Closing it says what it was given. */
        TELLS_AT_THE_END,
        /** It cannot even be shown or compared. */
        CANNOT_BE_ASKED
    }

    private static volatile Trouble trouble = Trouble.TELLS;
    private static volatile int before;

    @BeforeEach
    void reset() {
        trouble = Trouble.TELLS;
        before = 0;
    }

    /** A client made of a text that holds a secret. */
    public static final class Login {
        private Login() {}

        public static final class Session {
            private final StringBuilder url;

            Session(StringBuilder url) {
                this.url = url;
            }

            @Override
            public int hashCode() {
                return told(toString());
            }

            @Override
            public boolean equals(Object other) {
                return other == this;
            }

            @Override
            public String toString() {
                if (trouble == Trouble.CANNOT_BE_ASKED) {
                    throw new IllegalStateException("cannot show " + url);
                }
                return "session of " + url;
            }

            private static int told(String text) {
                return text.hashCode();
            }
        }

        public record Opened(String url) implements AutoCloseable {
            @Override
            public void close() {
                if (trouble == Trouble.TELLS_AT_THE_END) {
                    throw new IllegalStateException("cannot close " + url);
                }
            }
        }

        public static String url(Secret password) {
            return "x".repeat(before) + password.reveal();
        }

        public static Session session(String url) {
            return new Session(new StringBuilder(url));
        }

        public static Opened opened(Session session, String url) {
            if (trouble == Trouble.CHANGES) {
                session.url.append('!');
            }
            if (trouble == Trouble.TELLS || trouble == Trouble.CANNOT_BE_ASKED) {
                throw new IllegalStateException("refused: " + url);
            }
            return new Opened(url);
        }

        public static int answer(Opened opened) {
            return opened.url().length();
        }
    }

    private static Pipeline pipeline() {
        return Pipeline.named("login")
                .modules(Login.class)
                .secret("password")
                .ephemeral("url", "session", "opened")
                .outputs("answer")
                .build();
    }

    @ParameterizedTest(name = "{0} characters before it")
    @ValueSource(ints = {0, 10, 28, 29, 32, 35, 36, 38, 39, 40, 100})
    void inputThatIsShownCutOffHasNoPartOfTheSecret(int characters) {
        before = characters;
        try (ArtifactStore store = Stores.memory()) {
            LocalRun run = new LocalRunner(
                            LocalSettings.of(store, Compiler::compile).supply("password", Secret.of(VALUE)))
                    .run(pipeline(), GivenParams.none(), RunOptions.newRun());

            NodeFailure failure = run.failure("all").nodeFailure();
            assertThat(failure.problem().message()).isEqualTo("opened: refused: " + "x".repeat(characters) + "***");
            assertThat(failure.inputs()).extracting(NodeInput::parameter).containsExactly("session", "url");
            assertThat(failure.inputs()).extracting(NodeInput::size).noneMatch(text -> text.contains(BEGIN));
            assertThat(failure.inputs().get(1).size())
                    .isEqualTo(
                            characters + 3 <= 40
                                    ? '"' + "x".repeat(characters) + "***\""
                                    : '"' + ("x".repeat(characters) + "***").substring(0, 39) + "…\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void debugModeTellsNoSecret(Trouble which) {
        trouble = which;
        Heard heard = new Heard();
        Driver driver = Driver.builder(pipeline()).listener(heard).debug().build();

        PipelineException failed = catchThrowableOfType(
                PipelineException.class,
                () -> driver.request("answer")
                        .param("password", Secret.of(VALUE))
                        .execute());

        assertThat(failed.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo(
                                switch (which) {
                                    case CHANGES ->
                                        "opened: Login.opened changed its parameter 'session', the value of node"
                                                + " 'session'";
                                    case TELLS, CANNOT_BE_ASKED -> "opened: refused: ***";
                                    case TELLS_AT_THE_END -> "opened: closing its value failed: cannot close ***";
                                }));
        assertThat(heard.text).isNotEmpty().noneMatch(text -> text.contains(BEGIN));
        assertThat(trace(failed)).doesNotContain(BEGIN);
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Writes down what a listener is told. */
    private static final class Heard implements RunListener {
        private final List<String> text = new ArrayList<>();

        @Override
        public void nodeFinished(String runId, Dataflow.Node node, Duration time, Throwable failure) {
            text.add(node + (failure == null ? "" : " " + trace(failure)));
        }
    }
}
