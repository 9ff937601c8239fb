/**
 * Class files as data: what their methods do, without debug information and in one form where compilers have several.
 * Start with {@link dev.icosian.compiler.bytecode.ClassFiles}; {@link dev.icosian.compiler.bytecode.Uses} says what code
 * refers to. Knows nothing of nodes or of what is user code.
 */
@NullMarked
package dev.icosian.compiler.bytecode;

import org.jspecify.annotations.NullMarked;
