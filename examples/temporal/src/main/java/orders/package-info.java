/**
 * A service that has a Temporal worker of its own, with ordinary workflows and activities, and lets it run a pipeline,
 * too. Start with {@link orders.OrdersWorker}.
 */
@NullMarked
package orders;

import org.jspecify.annotations.NullMarked;
