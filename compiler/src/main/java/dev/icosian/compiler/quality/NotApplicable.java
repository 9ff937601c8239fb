package dev.icosian.compiler.quality;

import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.measure.ValueShape;
import java.util.List;

/** Arguments of {@code @Check} that mean nothing for the type of the value. */
final class NotApplicable {
    private NotApplicable() {}

    static List<Problem> in(String node, TypeRef<?> type, ValueShape shape, CheckRequest request) {
        return CheckArgument.ALL.stream()
                .filter(argument -> argument.isGiven(request) && !argument.appliesTo(shape))
                .map(argument -> new Problem(
                        "Check/NotApplicable",
                        "@Check: " + argument.member() + " does not apply to '" + node + "', which is " + type,
                        null,
                        argument.member() + " applies to " + argument.applicable()))
                .toList();
    }
}
