package dev.icosian.temporal.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.icosian.Location;
import dev.icosian.Pipeline;
import dev.icosian.Problem;
import dev.icosian.compiler.Compilation;
import dev.icosian.compiler.Compiler;
import dev.icosian.materializers.Sinks;
import dev.icosian.runtime.internal.params.GivenParams;
import dev.icosian.runtime.internal.params.ParamResolver;
import dev.icosian.temporal.program.Shapes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalPlacesTest {
    /** A leading URI is the place, wherever the template alone would be. */
    @ParameterizedTest
    @CsvSource({
        "{reports}/x.json, s3://lake/reports, true",
        "{reports}/x.json, s3://lake/reports?endpoint=http://h:1, true",
        "{reports}/x.json, out, false",
        "out/{reports}/x.json, s3://lake/reports, false",
        "s3://lake/x.json, out, true",
        "/out/x.json, out, true",
        "out/x.json, out, false"
    })
    void relativePlacesOfPublicationsAreFound(String template, URI reports, boolean isReachedByAll) {
        Pipeline pipeline = Shapes.named("diamond").toBuilder()
                .param("reports", URI.create("out"))
                .publish(Shapes.named("diamond").plan().outputs().get(0), Sinks.json(Location.of(template)))
                .build();
        Compilation compilation = Compiler.compile(pipeline);
        var params = ParamResolver.resolve(
                pipeline.name(), compilation.dataflow().params(), GivenParams.ofValues(Map.of("reports", reports)));

        assertThat(LocalPlaces.of(compilation, params.byName().values(), true, ""))
                .extracting(Problem::code)
                .isEqualTo(isReachedByAll ? List.of() : List.of("Target/LocalPath"));
    }
}
