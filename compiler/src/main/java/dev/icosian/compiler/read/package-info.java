/**
 * The reflective front end: classes of functions become declared nodes, and annotations uses of modifiers. What cannot
 * be a node is a problem, one class per rule. Start with {@link dev.icosian.compiler.read.ModuleReader}.
 */
@NullMarked
package dev.icosian.compiler.read;

import org.jspecify.annotations.NullMarked;
