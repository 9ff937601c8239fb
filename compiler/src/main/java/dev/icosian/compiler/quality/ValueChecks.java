package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.measure.ValueShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checks that one {@code @Check} asks for. */
public final class ValueChecks {
    private ValueChecks() {}

    /**
     * Returns the checks in the order of the annotation's members; throws everything that is wrong with the arguments.
     *
     * @param node the node that is checked
     * @param args all members of the annotation
     */
    public static List<NamedCheck> of(String node, TypeRef<?> type, boolean nullable, Map<String, Object> args) {
        CheckRequest request = CheckRequest.of(args);
        ValueShape shape = ValueShape.of(type, nullable);
        List<Problem> problems = new ArrayList<>(IllegalArguments.in(node, request));
        problems.addAll(NotApplicable.in(node, type, shape, request));
        Named checks = new Named(request);
        if (request.hasMin() || request.hasMax()) {
            checks.add("range", new RangeCheck(request.range(), shape));
        }
        if (!request.oneOf().isEmpty()) {
            checks.add("oneOf", new OneOfCheck(request.oneOf(), shape));
        }
        if (!request.oneOfText().isEmpty()) {
            checks.add("oneOf", new OneOfTextCheck(request.oneOfText()));
        }
        if (request.limitsNan()) {
            checks.add("nan", new NanCheck(request.nan() ? request.maxNanFraction() : 0));
        }
        if (!request.nulls()) {
            checks.add("nulls", new NullsCheck(shape));
        }
        if (request.notEmpty()) {
            checks.add("notEmpty", new NotEmptyCheck(shape));
        }
        if (!request.matches().isEmpty()) {
            checks.add("matches", new MatchesCheck(request.matches()));
        }
        if (request.hasMeanMin() || request.hasMeanMax()) {
            checks.add("mean", new MeanCheck(request.mean()));
        }
        if (request.hasMaxStdDev()) {
            checks.add("stdDev", new StdDevCheck(request.maxStdDev()));
        }
        for (Class<? extends NodeCheck<?>> by : request.by()) {
            try {
                checks.own(by, OwnChecks.of(node, type, by));
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return List.copyOf(checks.found);
    }

    private static final class Named {
        private final CheckRequest request;
        private final List<NamedCheck> found = new ArrayList<>();

        Named(CheckRequest request) {
            this.request = request;
        }

        void add(String id, ValueCheck check) {
            found.add(new NamedCheck(id, request.importance(), check, List.of()));
        }

        void own(Class<?> by, ValueCheck check) {
            found.add(new NamedCheck(OwnChecks.id(by), request.importance(), check, List.of(by)));
        }
    }
}
