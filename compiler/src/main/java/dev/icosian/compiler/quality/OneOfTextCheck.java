package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The allowed texts. Nulls have a check of their own and are passed over. */
record OneOfTextCheck(List<String> allowed) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        Tally tally = new Tally("text");
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void text(String text) {
                boolean good = allowed.contains(text);
                tally.add(good, good ? "" : Shown.text(text));
            }
        });
        String among = allowed.stream().map(Shown::text).collect(Collectors.joining(", "));
        return tally.verdict("among " + among, "not among " + among);
    }
}
