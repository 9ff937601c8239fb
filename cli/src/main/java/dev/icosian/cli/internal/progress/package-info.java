/**
 * What a person sees of a run: lines while it goes on, warnings, the block of a failed step, the results and the closing
 * line; and all of it as JSON. Start with {@link dev.icosian.cli.internal.progress.ProgressLines}.
 */
@NullMarked
package dev.icosian.cli.internal.progress;

import org.jspecify.annotations.NullMarked;
