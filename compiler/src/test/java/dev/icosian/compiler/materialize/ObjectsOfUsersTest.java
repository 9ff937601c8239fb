package dev.icosian.compiler.materialize;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsOfUsersTest {
    private static final TypeRef<Integer> INTEGER = TypeRef.of(Integer.class);

    /** Cannot be used at all. */
    private static final class Broken implements Materializer<Integer>, Sink<Integer> {
        @Override
        public String id() {
            return null;
        }

        @Override
        public int version() {
            throw new IllegalStateException("no version");
        }

        @Override
        public TypeRef<Integer> type() {
            return INTEGER;
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public Map<String, String> options() {
            throw new NoClassDefFoundError("gone/Options");
        }

        @Override
        public boolean supports(TypeRef<?> type) {
            throw new IllegalStateException("no types");
        }

        @Override
        public Broken forType(TypeRef<?> type) {
            return null;
        }

        @Override
        public void write(Integer value, ArtifactOutput out) {}

        @Override
        public Integer read(ArtifactInput in) {
            return 0;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            throw new IllegalStateException("nothing");
        }

        @Override
        public Location location() {
            return null;
        }

        @Override
        public String publish(Integer value, Location.Resolved at) {
            return "";
        }
    }

    private static Declaration declaration(Pipeline.Builder builder) {
        return ModelAccess.get().declaration(builder.build());
    }

    private static String unusable(String code, String what, String why) {
        return "[" + code + "] the " + what + " " + Broken.class.getName() + " cannot be used: " + why
                + "\n  at ObjectsOfUsersTest.java\n  fix: correct the class";
    }

    @Test
    void allThatCannotBeAnsweredIsToldAtOnce() {
        Broken broken = new Broken();
        assertThatThrownBy(() -> ObjectsOfUsers.check(declaration(Pipeline.named("p")
                        .materialize(broken)
                        .materialize("a", broken)
                        .publish("a", broken))))
                .isInstanceOf(PipelineException.class)
                .hasMessage(String.join(
                                "\n\n",
                                "6 problems",
                                unusable("Materialize/Unusable", "materializer", "id() returned null"),
                                unusable(
                                        "Materialize/Unusable",
                                        "materializer",
                                        "options() threw java.lang.NoClassDefFoundError: gone/Options"),
                                unusable(
                                        "Materialize/Unusable",
                                        "materializer",
                                        "version() threw java.lang.IllegalStateException: no version"),
                                unusable("Publish/Unusable", "sink", "id() returned null"),
                                unusable("Publish/Unusable", "sink", "location() returned null"),
                                unusable(
                                        "Publish/Unusable",
                                        "sink",
                                        "version() threw java.lang.IllegalStateException: no version"))
                        .replace("6 problems", "6 problems"));
    }

    @Test
    void goodOnesAreUsed() {
        Materializer<Integer> good = Materializer.of("i", 1, Integer.class, "text/plain", (value, out) -> {}, in -> 0);
        assertThatCode(() -> ObjectsOfUsers.check(
                        declaration(Pipeline.named("p").materialize(good).materialize("a", good))))
                .doesNotThrowAnyException();
    }

    @Test
    void whatFailsForATypeIsTold() {
        Broken broken = new Broken();
        assertThatThrownBy(() -> ObjectsOfUsers.supports(broken, INTEGER))
                .hasMessage(unusable(
                        "Materialize/Unusable",
                        "materializer",
                        "supports() threw java.lang.IllegalStateException: no types"));
        assertThatThrownBy(() -> ObjectsOfUsers.forType(broken, INTEGER))
                .hasMessage(unusable("Materialize/Unusable", "materializer", "forType() returned null"));
        assertThatThrownBy(() -> ObjectsOfUsers.accepts(broken, INTEGER))
                .hasMessage(unusable(
                        "Publish/Unusable", "sink", "accepts() threw java.lang.IllegalStateException: nothing"));
    }

    @Test
    void aDefaultThatIsNotThereIsAProblem(@TempDir Path folder) throws Exception {
        Path services = folder.resolve("META-INF/services/dev.icosian.Materializer");
        Files.createDirectories(services.getParent());
        Files.writeString(services, "shop.Gone\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Materializer.class.getClassLoader())) {
            assertThatThrownBy(() -> DefaultMaterializers.load(loader))
                    .isInstanceOf(PipelineException.class)
                    .hasMessage("[Materialize/NotLoaded] a materializer that META-INF/services names cannot be loaded:"
                            + " dev.icosian.Materializer: Provider shop.Gone not found\n"
                            + "  at META-INF/services/dev.icosian.Materializer\n"
                            + "  fix: correct the file, or the class that it names");
        }
    }
}
