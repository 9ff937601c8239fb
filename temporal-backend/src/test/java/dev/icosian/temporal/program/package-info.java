/** A program with pipelines of many forms, whose steps do what a param says. */
@NullMarked
package dev.icosian.temporal.program;

import org.jspecify.annotations.NullMarked;
