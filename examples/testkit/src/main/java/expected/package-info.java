/**
 * Compares values with the expected numbers of an acceptance case, for the examples' tests. Start with
 * {@link expected.ExpectedCase}.
 */
@NullMarked
package expected;

import org.jspecify.annotations.NullMarked;
