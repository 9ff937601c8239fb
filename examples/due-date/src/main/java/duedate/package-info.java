/** Dates, optional params and a distribution. Start with {@link duedate.DueDate}. */
@NullMarked
package duedate;

import org.jspecify.annotations.NullMarked;
