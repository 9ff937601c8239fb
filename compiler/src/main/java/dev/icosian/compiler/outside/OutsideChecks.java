package dev.icosian.compiler.outside;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.internal.Declaration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies all rules about what comes from outside. Thread safe. */
public final class OutsideChecks {
    private static final List<OutsideRule> RULES = List.of(
            new SecretLeaks(),
            new ResourceNotEphemeral(),
            new NotUsable(),
            new SinkNeedsNode(),
            new SamePlace(),
            new UnknownPlaceholder(),
            new ImportUnknown(),
            new ImportNotAPath(),
            new WrongCron(),
            new UnknownZone(),
            new WrongDate(),
            new WrongPublication(),
            new WrongLimit());
    private static final List<OutsideRule> WARNINGS = List.of(new SecretUnused(), new ResourceUnused());

    private OutsideChecks() {}

    /**
     * Returns what works but should be looked at, in a stable order.
     *
     * @throws PipelineException with all problems
     */
    public static List<Problem> check(Declaration declaration, ResolvedDataflow dataflow) {
        Outside outside = new Outside(declaration, dataflow);
        List<Problem> problems = found(RULES, outside);
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return found(WARNINGS, outside);
    }

    private static List<Problem> found(List<OutsideRule> rules, Outside outside) {
        List<Problem> found = new ArrayList<>();
        rules.forEach(rule -> rule.check(outside, found));
        if (found.isEmpty()) {
            return List.of();
        }
        Comparator<Problem> order = Comparator.comparing(
                        (Problem problem) -> problem.place() == null ? "" : problem.place())
                .thenComparing(Problem::code)
                .thenComparing(Problem::message);
        return found.stream().distinct().sorted(order).toList();
    }
}
