package dev.icosian.compiler.rule;

import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.Wiring;

/** One thing that can be wrong with a dataflow, under one code. Stateless. */
interface Rule {
    /** Looks at the needed part of the graph and tells what it finds. */
    void check(Wiring wiring, Findings findings);
}
