/**
 * Files that outlive a power cut. Start with {@link dev.icosian.materializers.internal.file.AtomicFile}.
 */
@NullMarked
package dev.icosian.materializers.internal.file;

import org.jspecify.annotations.NullMarked;
