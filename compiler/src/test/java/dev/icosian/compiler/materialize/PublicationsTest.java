package dev.icosian.compiler.materialize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.icosian.Location;
import dev.icosian.Materializer;
import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Sink;
import dev.icosian.TypeRef;
import dev.icosian.compiler.Flow;
import dev.icosian.compiler.group.Grouped;
import dev.icosian.compiler.group.Grouper;
import dev.icosian.compiler.group.KnownNames;
import dev.icosian.internal.ModelAccess;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublicationsTest {
    private static final Materializer<Integer> NUMBER =
            Materializer.of("number", 1, Integer.class, "text/plain", (value, out) -> {}, in -> 0);

    private record TextSink(Class<?> accepted) implements Sink<Object> {
        @Override
        public String id() {
            return "text-file";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public boolean accepts(TypeRef<?> type) {
            return type.type() == accepted;
        }

        @Override
        public Location location() {
            return Location.of("out.txt");
        }

        @Override
        public String publish(Object value, Location.Resolved at) {
            return "";
        }
    }

    private static Grouped group(String published, Class<?> accepted) {
        Pipeline pipeline = Pipeline.named("p")
                .materialize(NUMBER)
                .publish(published, new TextSink(accepted))
                .build();
        Flow flow = new Flow()
                .node("a", "x")
                .typed("a", TypeRef.of(int.class))
                .node("b", "a")
                .outputs("b");
        return Grouper.group(ModelAccess.get().declaration(pipeline), flow.build(), KnownNames::none, List.of());
    }

    private static String problem(String published, Class<?> accepted) {
        return catchThrowableOfType(PipelineException.class, () -> group(published, accepted))
                .getMessage();
    }

    @Test
    void publishedNodeIsStoredAsIfRequested() {
        assertThat(group("a", int.class).steps().get(0).outputs()).containsExactly("a", "b");
        assertThat(group("a", Integer.class).steps().get(0).outputs()).containsExactly("a", "b");
    }

    @Test
    void sinkMustTakeTheNodesType() {
        assertThat(problem("a", String.class)).isEqualTo("""
                        [Publish/WrongType] the sink 'text-file' of 'a' does not take values of type int
                          fix: publish with another sink, or publish a node that is made from 'a'""");
    }

    @Test
    void paramCannotBePublished() {
        assertThat(problem("x", Integer.class)).isEqualTo("""
                        [Publish/NoNode] 'x' is published, but no node: it is given to the run
                          fix: publish a node that is made from it""");
    }
}
