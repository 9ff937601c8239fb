/**
 * Assertions for users' tests, on the plan of a pipeline and on materializers; a failed one throws {@link
 * java.lang.AssertionError}, so any test framework will do. Start with {@link dev.icosian.testing.IcosianAssertions}.
 */
@NullMarked
package dev.icosian.testing;

import org.jspecify.annotations.NullMarked;
