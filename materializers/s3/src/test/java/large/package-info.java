/** A user's program whose values do not fit into memory, for the tests of stores. */
@NullMarked
package large;

import org.jspecify.annotations.NullMarked;
