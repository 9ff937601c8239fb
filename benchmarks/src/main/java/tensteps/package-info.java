/** The pipelines whose processes are timed, written as a user would. */
@NullMarked
package tensteps;

import org.jspecify.annotations.NullMarked;
