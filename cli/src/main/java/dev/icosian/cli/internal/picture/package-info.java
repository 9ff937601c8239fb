/**
 * Pictures of dataflows and plans as text that other programs draw. Start with {@link
 * dev.icosian.cli.internal.picture.Picture}.
 */
@NullMarked
package dev.icosian.cli.internal.picture;

import org.jspecify.annotations.NullMarked;
