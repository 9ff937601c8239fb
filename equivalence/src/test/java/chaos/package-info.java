/**
 * A user's program that is killed again and again, and a store that is slow and says what it does. {@link chaos.Works} is
 * the dataflow, {@link chaos.Works#main} its command line.
 */
@NullMarked
package chaos;

import org.jspecify.annotations.NullMarked;
