/**
 * Files that others see, too: what is written whole and outlives a power cut. Start with
 * {@link dev.icosian.internal.file.AtomicFile}.
 */
@NullMarked
package dev.icosian.internal.file;

import org.jspecify.annotations.NullMarked;
