/**
 * What the modules share and authors never see: the contents of declarations ({@link dev.icosian.internal.Declaration},
 * {@link dev.icosian.internal.SpecData}) behind {@link dev.icosian.internal.ModelAccess}. Not API.
 */
@NullMarked
package dev.icosian.internal;

import org.jspecify.annotations.NullMarked;
