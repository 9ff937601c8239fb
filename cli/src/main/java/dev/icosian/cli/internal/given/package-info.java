/**
 * What a command line and the environment give, beyond words: pipelines, params, the store, names with values; and what
 * helps say of it. Knows no command. Start with {@link dev.icosian.cli.internal.given.Invocation}.
 */
@NullMarked
package dev.icosian.cli.internal.given;

import org.jspecify.annotations.NullMarked;
