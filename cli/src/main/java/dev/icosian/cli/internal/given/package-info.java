/**
 * What a command line and the environment give, beyond words: params, the store, names with values. Knows no command.
 */
@NullMarked
package dev.icosian.cli.internal.given;

import org.jspecify.annotations.NullMarked;
