package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck.CheckResult;
import dev.icosian.compiler.measure.ElementVisitor;
import dev.icosian.compiler.measure.Elements;
import dev.icosian.compiler.measure.Shown;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A regular expression that whole texts match. Nulls have a check of their own and are passed over. */
record MatchesCheck(String expression) implements ValueCheck {
    @Override
    public CheckResult check(@Nullable Object value) {
        Pattern pattern = Pattern.compile(expression);
        Tally tally = new Tally("text");
        Elements.visit(value, new ElementVisitor() {
            @Override
            public void text(String text) {
                boolean good = pattern.matcher(text).matches();
                tally.add(good, good ? "" : Shown.text(text));
            }
        });
        return tally.verdict("matching " + expression, "not matching " + expression);
    }
}
