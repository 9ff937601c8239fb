/**
 * What a store holds beside blobs: manifests, pins, run records and file pins, as immutable values, and their exact
 * form as files. Start with {@link dev.icosian.runtime.internal.record.Layout}, which says where each is, and
 * {@link dev.icosian.runtime.internal.record.RecordFiles}, which reads and writes them.
 */
@NullMarked
package dev.icosian.runtime.internal.record;

import org.jspecify.annotations.NullMarked;
