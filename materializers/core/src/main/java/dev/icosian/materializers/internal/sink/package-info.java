/**
 * Sinks that are files. Start with {@link dev.icosian.materializers.internal.sink.FileSink}.
 */
@NullMarked
package dev.icosian.materializers.internal.sink;

import org.jspecify.annotations.NullMarked;
