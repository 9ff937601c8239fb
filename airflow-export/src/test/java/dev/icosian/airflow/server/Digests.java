package dev.icosian.airflow.server;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.json.CanonicalJson;
import expected.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a run has left in a store: digests by node. */
final class Digests {
    private Digests() {}

    /** Runs an example by the command line, without Airflow, and returns the digests. */
    static Map<String, String> ofLocalRun(ProgramJar jar, Path folder, Example example) throws Exception {
        Path elsewhere = folder.resolve("local-" + example.pipeline().name());
        Path params = elsewhere.resolveSibling(example.pipeline().name() + ".json");
        Files.writeString(params, CanonicalJson.valueText(example.conf()));
        jar.run(
                        "run",
                        "--pipeline",
                        example.pipeline().name(),
                        "--store",
                        elsewhere.toString(),
                        "--params",
                        params.toString())
                .text();
        return stored(elsewhere, example.pipeline().name());
    }

    /** Returns the digests of the run of a pipeline in a store that has no other. */
    static Map<String, String> stored(Path store, String pipeline) throws IOException {
        try (ArtifactStore open = ArtifactStore.at(store.toUri().toString())) {
            return StoredRun.onlyOne(open, pipeline).digests();
        }
    }
}
