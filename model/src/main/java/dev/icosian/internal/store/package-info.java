/**
 * What some stores can do beyond {@link dev.icosian.ArtifactStore}: find with fewer looks, write with fewer waits, say what
 * others have put there. None of it changes what a store holds. Start with {@link PrefixStore}.
 */
@NullMarked
package dev.icosian.internal.store;

import org.jspecify.annotations.NullMarked;
