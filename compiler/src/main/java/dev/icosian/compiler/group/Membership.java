package dev.icosian.compiler.group;

import dev.icosian.internal.StepDeclaration;
import java.util.List;

/**
 * Which step every unit is in. Steps are numbered as they were said or made; {@link #NONE} is no step.
 *
 * @param steps name and policy
 * @param stepOf number of the step, by unit
 * @param claims what claimed the unit, as in {@code upstreamOf("trainingSet")}, by unit
 */
record Membership(List<StepDeclaration> steps, List<Integer> stepOf, List<String> claims) {
    static final int NONE = -1;

    Membership {
        steps = List.copyOf(steps);
        stepOf = List.copyOf(stepOf);
        claims = List.copyOf(claims);
    }
}
