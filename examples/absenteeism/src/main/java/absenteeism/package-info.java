/**
 * The compile case: features and a model in two steps, four variants by configuration. Start with
 * {@link absenteeism.Absenteeism}.
 */
@NullMarked
package absenteeism;

import org.jspecify.annotations.NullMarked;
