/**
 * Marketing spend, signups and churn: extracted columns, one function that becomes many nodes, and two loaders for the
 * same nodes. Start with {@link marketing.Marketing}.
 */
@NullMarked
package marketing;

import org.jspecify.annotations.NullMarked;
