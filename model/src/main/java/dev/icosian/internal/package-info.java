/**
 * What the modules share and authors never see: the contents of declarations ({@link dev.icosian.internal.Declaration},
 * {@link dev.icosian.internal.SpecData}) behind {@link dev.icosian.internal.ModelAccess}, and what must be done in exactly
 * the same way everywhere: names, digests ({@link dev.icosian.internal.Sha256}), the order of names
 * ({@link dev.icosian.internal.Utf8Order}) and the spelling of doubles ({@link dev.icosian.internal.ShortestDouble}).
 * Not API.
 */
@NullMarked
package dev.icosian.internal;

import org.jspecify.annotations.NullMarked;
