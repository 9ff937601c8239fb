package dev.icosian.runtime.internal.local;

import dev.icosian.compiler.Compilation;
import dev.icosian.runtime.Target;
import dev.icosian.runtime.internal.params.GivenParams;

/** A run that the command line asks a backend for: what the public context cannot say. */
public interface RunRequest extends Target.Context {
    /** Returns the pipeline's compilation, with the effective configuration. */
    Compilation compilation();

    /** Returns the params as they were given. */
    GivenParams given();

    /** Returns how the run is to go. */
    RunOptions runOptions();

    /** Returns store, compiler, resources, secrets and listeners. */
    LocalSettings settings();
}
