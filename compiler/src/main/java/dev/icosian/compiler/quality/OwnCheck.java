package dev.icosian.compiler.quality;

import dev.icosian.NodeCheck;
import dev.icosian.NodeCheck.CheckResult;
import org.jspecify.annotations.Nullable;

/** A check that the user wrote; two of one class are equal. A null is not shown to it. */
final class OwnCheck implements ValueCheck {
    private final NodeCheck<Object> check;

    OwnCheck(NodeCheck<Object> check) {
        this.check = check;
    }

    @Override
    public CheckResult check(@Nullable Object value) {
        if (value == null) {
            return ValueCheck.passed("the value is null");
        }
        CheckResult result = check.check(value);
        if (result == null) {
            throw new IllegalStateException(check.getClass().getName() + " returned null instead of a verdict");
        }
        return result;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OwnCheck own && own.check.getClass() == check.getClass();
    }

    @Override
    public int hashCode() {
        return check.getClass().hashCode();
    }

    @Override
    public String toString() {
        return "OwnCheck[" + check.getClass().getName() + "]";
    }
}
