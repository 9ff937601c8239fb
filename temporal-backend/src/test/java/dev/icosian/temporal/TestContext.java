package dev.icosian.temporal;

import dev.icosian.ArtifactStore;
import dev.icosian.Pipeline;
import dev.icosian.Secret;
import dev.icosian.runtime.Target;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A context without a command line. */
record TestContext(
        Pipeline pipeline,
        ArtifactStore store,
        Map<String, Object> params,
        Map<String, List<String>> options,
        ByteArrayOutputStream outBytes,
        ByteArrayOutputStream errBytes)
        implements Target.Context {
    TestContext(Pipeline pipeline, ArtifactStore store, Map<String, Object> params) {
        this(pipeline, store, params, Map.of(), new ByteArrayOutputStream(), new ByteArrayOutputStream());
    }

    @Override
    public List<Pipeline> pipelines() {
        return List.of(pipeline);
    }

    @Override
    public Map<String, Secret> secrets() {
        return Map.of();
    }

    @Override
    public Map<String, Object> resources() {
        return Map.of();
    }

    @Override
    public PrintStream out() {
        return new PrintStream(outBytes, true, StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream err() {
        return new PrintStream(errBytes, true, StandardCharsets.UTF_8);
    }
}
