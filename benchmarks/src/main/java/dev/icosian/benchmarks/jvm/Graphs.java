package dev.icosian.benchmarks.jvm;

import dev.icosian.benchmarks.graph.GeneratedGraph;
import dev.icosian.benchmarks.graph.Shape;
import java.io.IOException;
import java.nio.file.Path;

/** Where a measuring process finds the generated classes. */
final class Graphs {
    /** The system property with the folder. */
    static final String FOLDER = "icosian.benchmarks.folder";

    private Graphs() {}

    static GeneratedGraph of(Shape shape, int nodes) throws IOException {
        return GeneratedGraph.of(folder(), shape, nodes);
    }

    static GeneratedGraph extraction(int fields) throws IOException {
        return GeneratedGraph.extraction(folder(), fields);
    }

    private static Path folder() {
        return Path.of(System.getProperty(FOLDER, "generated"));
    }
}
