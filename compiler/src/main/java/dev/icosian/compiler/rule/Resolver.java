package dev.icosian.compiler.rule;

import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.wiring.Assembly;
import dev.icosian.compiler.wiring.Entry;
import dev.icosian.compiler.wiring.Findings;
import dev.icosian.compiler.wiring.NameTable;
import dev.icosian.compiler.wiring.Resolution;
import dev.icosian.compiler.wiring.Wiring;
import dev.icosian.compiler.wiring.World;
import dev.icosian.internal.Body;
import java.util.List;

/** Looks up every name that the requested outputs need, and applies all rules to what comes out. */
public final class Resolver {
    private static final List<Rule> RULES = List.of(
            new DuplicateNode(),
            new AmbiguousVariant(),
            new NoVariant(),
            new MissingNode(),
            new UnknownOutput(),
            new NearName(),
            new Cycle(),
            new TypeMismatch(),
            new OutputTypeMismatch(),
            new ParamTypeConflict(),
            new ParamDefaultConflict(),
            new ParamType(),
            new UnusedParam(),
            new ConfigMissing(),
            new ConfigUnread(),
            new EphemeralUnknown(),
            new EphemeralRequested());

    private Resolver() {}

    /** Returns the dataflow or all that is wrong with it, the problems that reading and expanding found included. */
    public static Resolution resolve(World world) {
        Findings findings = new Findings();
        findings.problems(world.expansion().problems());
        findings.problems(world.declared().problems());
        NameTable table = new NameTable(world);
        for (Entry node : table.nodes()) {
            if (node.data().body() instanceof Body.Unusable unusable) {
                findings.problems(unusable.problems());
            }
        }
        Wiring wiring = new Wiring(table, findings);
        for (Rule rule : RULES) {
            rule.check(wiring, findings);
        }
        if (!findings.problems().isEmpty()) {
            return new Resolution(null, table.replacements(), findings.problems(), findings.warnings());
        }
        ResolvedDataflow dataflow = new Assembly(wiring, findings.ofRequests()).dataflow();
        DataflowSanity.check(dataflow);
        return new Resolution(dataflow, table.replacements(), List.of(), findings.warnings());
    }
}
