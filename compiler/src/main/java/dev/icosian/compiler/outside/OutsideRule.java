package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import java.util.List;

/** One thing that can be wrong with what comes from outside, under one code. Stateless. */
interface OutsideRule {
    /** Adds what it finds. */
    void check(Outside outside, List<Problem> problems);
}
