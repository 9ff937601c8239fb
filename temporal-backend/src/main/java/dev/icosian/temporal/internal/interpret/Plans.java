package dev.icosian.temporal.internal.interpret;

import dev.icosian.temporal.internal.wire.Packing;
import dev.icosian.temporal.internal.wire.PlanCall;
import dev.icosian.temporal.internal.wire.PlanPart;
import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.temporal.internal.wire.StepInput;
import dev.icosian.temporal.internal.wire.WireNames;
import java.util.List;

/** The plan's steps, from wherever they are. */
final class Plans {
    private static final String SUMMARY = "fetch the plan";

    private Plans() {}

    /** Returns the input with what only the plan knows, which a parent workflow cannot say. */
    static RunInput complete(RunInput input, Handshake handshake) {
        if (!input.shape().isEmpty()) {
            return input;
        }
        PlanPart part = part(input, 0, handshake);
        return new RunInput(
                input.version(),
                part.shape(),
                input.digest(),
                part.store(),
                input.config(),
                input.params(),
                input.resume(),
                part.keepGoing(),
                input.maxParallel(),
                input.to(),
                input.recompute(),
                input.fresh(),
                input.schedule(),
                null,
                part.parts() == 1 ? part.text() : null,
                input.state(),
                input.renewAfter());
    }

    static List<StepInput> steps(RunInput input, Handshake handshake) {
        List<StepInput> plain = input.steps();
        if (plain != null) {
            return plain;
        }
        String packed = input.packed();
        if (packed != null) {
            return Packing.unpack(packed);
        }
        PlanPart first = part(input, 0, handshake);
        StringBuilder text = new StringBuilder(first.text());
        for (int i = 1; i < first.parts(); i++) {
            text.append(part(input, i, handshake).text());
        }
        return Packing.unpack(text.toString());
    }

    private static PlanPart part(RunInput input, int number, Handshake handshake) {
        return handshake.call(
                WireNames.PLAN,
                SUMMARY,
                PlanPart.class,
                new PlanCall(input.digest(), input.config(), input.to(), number));
    }
}
