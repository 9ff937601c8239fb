/**
 * The two shipped stores: bytes under keys, knowing nothing of what they mean. Start with
 * {@link dev.icosian.materializers.internal.store.DirectoryStore}; how a file becomes visible whole or not at all is
 * {@link dev.icosian.materializers.internal.store.Publication}.
 */
@NullMarked
package dev.icosian.materializers.internal.store;

import org.jspecify.annotations.NullMarked;
