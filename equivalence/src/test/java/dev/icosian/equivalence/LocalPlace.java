package dev.icosian.equivalence;

import dev.icosian.ArtifactStore;
import dev.icosian.compiler.Compiler;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.internal.local.LocalRunner;
import dev.icosian.runtime.internal.local.LocalSettings;
import dev.icosian.runtime.internal.local.RunOptions;
import dev.icosian.runtime.internal.params.GivenParams;
import expected.StoredRun;
import java.util.Map;

/** Runs in this process, on a store. */
public final class LocalPlace implements Place {
    /** Of all runs: the store of a place has one of each subject. */
    public static final String RUN = "same";

    private final ArtifactStore store;

    /** Takes the URI of a store, which it opens. */
    public LocalPlace(String uri) {
        this.store = ArtifactStore.at(uri);
    }

    /** Returns the settings of runs on a store. */
    static LocalSettings settings(ArtifactStore store, Subject subject) {
        LocalSettings settings = LocalSettings.of(store, Compiler::compile).withFound();
        for (Map.Entry<String, Object> resource : subject.resources().entrySet()) {
            settings = settings.supply(resource.getKey(), resource.getValue());
        }
        return settings;
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        Run run = new LocalRunner(settings(store, subject))
                .run(
                        subject.pipeline(),
                        GivenParams.ofValues(subject.params()),
                        RunOptions.newRun().withRunId(RUN));
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
