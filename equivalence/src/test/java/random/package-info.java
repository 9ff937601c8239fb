/** What the functions of random programs compute with, as a user's own library would. Start with {@link random.Mix}. */
@NullMarked
package random;

import org.jspecify.annotations.NullMarked;
