package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;

/**
 * The materializer of one boundary value.
 *
 * @param because what chose it, as a phrase behind "because": {@code .materialize("model", …)}
 */
public record MaterializerChoice(Materializer<?> materializer, String because) {}
