/**
 * Start scripts with an archive of the classes that commands load. Start with {@link
 * dev.icosian.cli.internal.start.LaunchScript}.
 */
@NullMarked
package dev.icosian.cli.internal.start;

import org.jspecify.annotations.NullMarked;
