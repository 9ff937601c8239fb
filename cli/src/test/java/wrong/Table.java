package wrong;

import java.util.List;
import java.util.stream.Stream;

/** All pipelines that cannot be planned. */
public final class Table {
    private Table() {}

    /** Returns the rows. */
    public static List<BadPipeline> all() {
        return Stream.of(
                        Functions.table(),
                        Annotated.table(),
                        Wired.table(),
                        Declared.table(),
                        Grouped.table(),
                        Several.table())
                .flatMap(List::stream)
                .toList();
    }
}
