/**
 * What a pipeline declares beside its nodes: configuration keys with values, run parameters, requested outputs. Start
 * with {@link dev.icosian.compiler.declare.Declared}.
 */
@NullMarked
package dev.icosian.compiler.declare;

import org.jspecify.annotations.NullMarked;
