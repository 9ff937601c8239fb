/**
 * Fingerprints of code, scheme 1: the digest of every method, static field and shape of a type that a function reaches in
 * user code. Start with {@link dev.icosian.compiler.fingerprint.CodePrints}; {@link
 * dev.icosian.compiler.fingerprint.Reach} says what reaches what, {@link dev.icosian.compiler.fingerprint.CodeWriter} what
 * is hashed of a method.
 */
@NullMarked
package dev.icosian.compiler.fingerprint;

import org.jspecify.annotations.NullMarked;
