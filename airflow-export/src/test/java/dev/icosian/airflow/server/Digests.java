package dev.icosian.airflow.server;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.runtime.internal.record.Pin;
import dev.icosian.runtime.internal.record.RunPins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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

    /** Returns the digests of the newest run of a pipeline in a store. */
    static Map<String, String> stored(Path store, String pipeline) throws IOException {
        String runKey;
        try (Stream<Path> runs = Files.list(store.resolve("runs").resolve(pipeline))) {
            runKey = runs.max(Comparator.comparing(run -> run.toFile().lastModified()))
                    .orElseThrow()
                    .getFileName()
                    .toString();
        }
        try (ArtifactStore open = ArtifactStore.at(store.toUri().toString())) {
            Map<String, String> digests = new TreeMap<>();
            RunPins pins = RunPins.list(open, pipeline, runKey);
            for (String step : pins.steps()) {
                Pin pin = pins.latest(step);
                if (pin != null) {
                    digests.putAll(pin.outputs());
                }
            }
            return digests;
        }
    }
}
