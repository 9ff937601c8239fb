/**
 * From the resolved dataflow to steps: which unit belongs to which step ({@link dev.icosian.compiler.group.Membership}),
 * what crosses between steps, and in which order they come. Each rule is one class named after its code. Start with {@link dev.icosian.compiler.group.Grouper}.
 */
@NullMarked
package dev.icosian.compiler.group;

import org.jspecify.annotations.NullMarked;
