/** Tests on a real server: skipped, and said so, where {@code scripts/provision-temporal} has not been run. */
@NullMarked
package dev.icosian.temporal.server;

import org.jspecify.annotations.NullMarked;
