package wrong;

import dev.icosian.Pipeline;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row of the table of pipelines that cannot be planned.
 *
 * @param name what is wrong with it
 * @param findings code, blank, and what the text of the problem must contain; in the order of the report
 */
public record BadPipeline(String name, Supplier<Pipeline> pipeline, List<String> findings) {
    static BadPipeline bad(String name, Supplier<Pipeline.Builder> builder, String... findings) {
        return new BadPipeline(name, () -> builder.get().build(), List.of(findings));
    }

    @Override
    public String toString() {
        return name;
    }
}
