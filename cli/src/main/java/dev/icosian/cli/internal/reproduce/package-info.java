/**
 * Whether steps give the same bytes when they are computed again. Start with {@link
 * dev.icosian.cli.internal.reproduce.Verification}.
 */
@NullMarked
package dev.icosian.cli.internal.reproduce;

import org.jspecify.annotations.NullMarked;
