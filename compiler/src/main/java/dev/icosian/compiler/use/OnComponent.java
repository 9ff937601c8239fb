package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;

/** Has an argument {@code on}: used as if it stood on the extracted component of that name. */
public interface OnComponent extends NodeModifier {}
