/**
 * How the body of a node is called: at first by reflection, and by classes made for it when a program runs often. Start
 * with {@link dev.icosian.runtime.internal.exec.call.Invocation}.
 */
@NullMarked
package dev.icosian.runtime.internal.exec.call;

import org.jspecify.annotations.NullMarked;
