/**
 * Formats without a form of their own: text, bytes, files. Start with
 * {@link dev.icosian.materializers.internal.plain.TextMaterializer}.
 */
@NullMarked
package dev.icosian.materializers.internal.plain;

import org.jspecify.annotations.NullMarked;
