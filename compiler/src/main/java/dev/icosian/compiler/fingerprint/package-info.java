/**
 * Fingerprints of code, scheme 0: the digest of a whole class, without what does not change what it does, over all user
 * classes that a function's class reaches. Start with {@link dev.icosian.compiler.fingerprint.CodePrints}.
 */
@NullMarked
package dev.icosian.compiler.fingerprint;

import org.jspecify.annotations.NullMarked;
