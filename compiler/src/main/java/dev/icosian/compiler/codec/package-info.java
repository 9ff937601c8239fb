/**
 * Values of params, config and literals: read from a command line, an annotation or JSON by their declared type, and
 * written as canonical JSON. Start with {@link dev.icosian.compiler.codec.ValueCodec}; {@code Forms} finds the form of
 * a type, and each form is a class of its own.
 */
@NullMarked
package dev.icosian.compiler.codec;

import org.jspecify.annotations.NullMarked;
