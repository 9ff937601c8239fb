package dev.icosian.compiler.bytecode;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;

/**
 * A line of a method's exception table.
 *
 * @param type internal name of what is caught; null: everything
 */
public record TryBlock(
        Label start, Label end, Label handler, @Nullable String type) {}
