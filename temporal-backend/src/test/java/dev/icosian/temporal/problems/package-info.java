/** The examples of docs/problems.md that need a Temporal server, one made for each. */
@NullMarked
package dev.icosian.temporal.problems;

import org.jspecify.annotations.NullMarked;
