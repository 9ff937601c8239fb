package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.Uses;

/**
 * Code that was written down.
 *
 * @param digest 64 hex digits
 * @param uses what it refers to, lambdas included
 */
record Piece(String digest, Uses uses) {}
