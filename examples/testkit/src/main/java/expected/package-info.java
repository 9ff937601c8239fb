/**
 * Compares values with the expected numbers of an acceptance case, for the examples' tests, and runs with each other.
 * Start with {@link expected.ExpectedCase} and {@link expected.StoredRun}.
 */
@NullMarked
package expected;

import org.jspecify.annotations.NullMarked;
