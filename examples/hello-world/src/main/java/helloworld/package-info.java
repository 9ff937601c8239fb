/** The smallest pipeline: six functions and two params. Start with {@link helloworld.Marketing}. */
@NullMarked
package helloworld;

import org.jspecify.annotations.NullMarked;
