package dev.icosian.compiler.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.TypeRef;
import dev.icosian.compiler.Flow;
import dev.icosian.compiler.group.Grouped;
import dev.icosian.compiler.group.Grouper;
import dev.icosian.compiler.group.KnownNames;
import dev.icosian.internal.ExplainsSupport;
import dev.icosian.internal.ModelAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaterializerLookupTest {
    private static final TypeRef<List<Double>> NUMBERS = new TypeRef<>() {};

    private static <T> Materializer<T> of(String id, TypeRef<T> type) {
        return Materializer.of(id, 1, type, "text/plain", (value, out) -> {}, in -> null);
    }

    private static <T> Materializer<T> of(String id, Class<T> type) {
        return of(id, TypeRef.of(type));
    }

    /** Serves all lists. */
    private record Lists(String id, TypeRef<?> of) implements Materializer<Object>, ExplainsSupport {
        Lists(String id) {
            this(id, TypeRef.of(List.class));
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        @SuppressWarnings("unchecked")
        public TypeRef<Object> type() {
            return (TypeRef<Object>) of;
        }

        @Override
        public String mediaType() {
            return "text/plain";
        }

        @Override
        public boolean supports(TypeRef<?> type) {
            return type.rawClass() == List.class;
        }

        @Override
        public Materializer<?> forType(TypeRef<?> type) {
            return new Lists(id, type);
        }

        @Override
        public Optional<String> whyNot(TypeRef<?> type) {
            return supports(type) ? Optional.empty() : Optional.of("it writes lists only");
        }

        @Override
        public void write(Object value, ArtifactOutput out) {}

        @Override
        public Object read(ArtifactInput in) {
            return List.of();
        }
    }

    private static MaterializerChoice choice(TypeRef<?> type, Pipeline.Builder pipeline, Materializer<?>... defaults) {
        Flow flow = new Flow().node("a", "x").typed("a", type).outputs("a");
        Grouped grouped = Grouper.group(
                ModelAccess.get().declaration(pipeline.build()), flow.build(), KnownNames::none, List.of(defaults));
        return grouped.materializers().get("a");
    }

    private static String problem(TypeRef<?> type, Pipeline.Builder pipeline, Materializer<?>... defaults) {
        return catchThrowableOfType(PipelineException.class, () -> choice(type, pipeline, defaults))
                .getMessage();
    }

    private static Pipeline.Builder pipeline() {
        return Pipeline.named("p");
    }

    private static String id(MaterializerChoice choice) {
        return choice.materializer().id() + " " + choice.materializer().type() + " because " + choice.because();
    }

    @Test
    void nodeBeforeTypeBeforeFamilyBeforeDefaults() {
        Pipeline.Builder all =
                pipeline().materialize("a", of("node", NUMBERS)).materialize(of("type", NUMBERS), new Lists("family"));
        Materializer<?>[] defaults = {of("default", NUMBERS), new Lists("defaults")};
        assertThat(id(choice(NUMBERS, all, defaults)))
                .isEqualTo("node java.util.List<java.lang.Double> because .materialize(\"a\", …)");
        assertThat(id(choice(NUMBERS, pipeline().materialize(of("type", NUMBERS), new Lists("family")), defaults)))
                .isEqualTo("type java.util.List<java.lang.Double> because .materialize(…) for its type");
        assertThat(id(choice(NUMBERS, pipeline().materialize(new Lists("family")), defaults)))
                .isEqualTo("family java.util.List<java.lang.Double> because .materialize(…) for its type");
        assertThat(id(choice(NUMBERS, pipeline(), defaults)))
                .isEqualTo("default java.util.List<java.lang.Double> because the default for its type");
        assertThat(id(choice(NUMBERS, pipeline(), new Lists("defaults"))))
                .isEqualTo("defaults java.util.List<java.lang.Double> because the default for its type");
    }

    @Test
    void familyOfANodeIsBoundToItsType() {
        assertThat(id(choice(NUMBERS, pipeline().materialize("a", new Lists("lists")))))
                .isEqualTo("lists java.util.List<java.lang.Double> because .materialize(\"a\", …)");
    }

    @Test
    void primitiveTravelsBoxed() {
        assertThat(id(choice(TypeRef.of(int.class), pipeline(), of("number", Integer.class))))
                .isEqualTo("number java.lang.Integer because the default for its type");
        assertThat(id(choice(TypeRef.of(Integer.class), pipeline(), of("number", int.class))))
                .isEqualTo("number int because the default for its type");
    }

    @Test
    void supertypesNeverServe() {
        assertThat(problem(TypeRef.of(Integer.class), pipeline(), of("any", Number.class), new Lists("lists")))
                .isEqualTo("""
                        [Materialize/NoMaterializer] no materializer for java.lang.Integer, the type of 'a', which is a result of step 'all'
                          lists: it writes lists only
                          fix: add .materialize("a", Materializer.of(…))""");
    }

    @Test
    void twoDefaultsForOneTypeAreNamed() {
        assertThat(problem(NUMBERS, pipeline(), new Lists("one"), new Lists("two")))
                .isEqualTo("""
                        [Materialize/TwoForType] 2 default materializers claim the type java.util.List<java.lang.Double>: \
                        'one' v1 (dev.icosian.compiler.materialize.MaterializerLookupTest$Lists), \
                        'two' v1 (dev.icosian.compiler.materialize.MaterializerLookupTest$Lists)
                          fix: say which: .materialize(…); or take one of the jars off the class path""");
        assertThat(problem(NUMBERS, pipeline().materialize(of("one", NUMBERS), of("two", NUMBERS))))
                .isEqualTo("""
                        [Materialize/TwoForType] 2 declared materializers claim the type java.util.List<java.lang.Double>: \
                        'one' v1 (dev.icosian.FunctionMaterializer), 'two' v1 (dev.icosian.FunctionMaterializer)
                          fix: keep one of them, or say which for a node: .materialize("node", …)""");
    }

    @Test
    void materializerOfANodeMustFitItsType() {
        assertThat(problem(NUMBERS, pipeline().materialize("a", of("number", Integer.class)), new Lists("lists")))
                .isEqualTo("""
                        [Materialize/WrongType] the materializer 'number' of 'a' is for java.lang.Integer, but the node's type is java.util.List<java.lang.Double>
                          fix: give one for java.util.List<java.lang.Double>: .materialize("a", …)""");
    }

    @Test
    void materializerOfNoNodeIsReported() {
        assertThat(problem(NUMBERS, pipeline().materialize("aa", new Lists("lists")), new Lists("lists")))
                .isEqualTo("""
                        [Materialize/UnknownNode] .materialize("aa", …) names no node
                          fix: did you mean 'a'?""");
    }

    @Test
    void valueThatCrossesSaysWhoReadsIt() {
        Flow flow = new Flow()
                .node("a", "x")
                .typed("a", TypeRef.of(Thread.class))
                .node("client", "a")
                .ephemeral("client")
                .node("b", "client")
                .outputs("b");
        Pipeline.Builder pipeline = pipeline()
                .materialize(of("number", Integer.class))
                .step("s", s -> s.nodes("a"))
                .step("t", s -> s.nodes("b"));
        PipelineException thrown = catchThrowableOfType(
                PipelineException.class,
                () -> Grouper.group(
                        ModelAccess.get().declaration(pipeline.build()), flow.build(), KnownNames::none, List.of()));
        assertThat(thrown.getMessage()).isEqualTo("""
                        [Materialize/NoMaterializer] no materializer for java.lang.Thread, the type of 'a', which is made in step 's' and read by 'b' in step 't'
                          fix: add .materialize("a", Materializer.of(…)), or put 'a' and 'b' into one step""");
    }
}
