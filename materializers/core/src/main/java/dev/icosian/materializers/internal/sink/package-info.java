/**
 * Sinks that are files, or objects in their place. Start with {@link dev.icosian.materializers.internal.sink.FileSink}.
 */
@NullMarked
package dev.icosian.materializers.internal.sink;

import org.jspecify.annotations.NullMarked;
