/**
 * NumPy's file format for arrays of primitives. Start with
 * {@link dev.icosian.materializers.internal.npy.NpyMaterializer}.
 */
@NullMarked
package dev.icosian.materializers.internal.npy;

import org.jspecify.annotations.NullMarked;
