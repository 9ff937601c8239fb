package dev.icosian.equivalence;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.Map;

/** Runs in this process, on a store. */
public final class LocalPlace implements Place {
    /** Where pipelines that say a relative place publish. */
    private static final Path PUBLISHED = Path.of("target/published").toAbsolutePath();

    private final String name;
    private final ArtifactStore store;

    /** Takes the URI of a store, which it opens. */
    public LocalPlace(String name, String uri) {
        this.name = name;
        this.store = ArtifactStore.at(uri);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        LocalSettings settings = LocalSettings.of(store, Compiler::compile).withFound();
        for (Map.Entry<String, Object> resource : subject.resources().entrySet()) {
            settings = settings.supply(resource.getKey(), resource.getValue());
        }
        Run run = new LocalRunner(settings)
                .run(
                        subject.pipeline(),
                        GivenParams.ofValues(subject.params()),
                        RunOptions.newRun().withRunId(RUN).relativeTo(PUBLISHED));
        if (!run.succeeded()) {
            throw new AssertionError(subject + " failed: " + run.steps());
        }
        return StoredRun.read(store, subject.name(), RUN);
    }

    @Override
    public void close() {
        store.close();
    }
}
