/**
 * What some stores can do beyond {@link dev.icosian.ArtifactStore}: to find with fewer looks. None of it changes what a
 * store holds. Start with {@link PrefixStore}.
 */
@NullMarked
package dev.icosian.internal.store;

import org.jspecify.annotations.NullMarked;
