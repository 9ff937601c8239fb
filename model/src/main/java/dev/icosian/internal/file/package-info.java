/**
 * Files and folders that others see, too: what is written whole and outlives a power cut, and what others put beside it.
 * Start with {@link dev.icosian.internal.file.AtomicFile}.
 */
@NullMarked
package dev.icosian.internal.file;

import org.jspecify.annotations.NullMarked;
