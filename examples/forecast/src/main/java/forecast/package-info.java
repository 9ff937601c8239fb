/**
 * One forecasting dataflow, grouped in three ways. Start with {@link forecast.Forecast}.
 */
@NullMarked
package forecast;

import org.jspecify.annotations.NullMarked;
