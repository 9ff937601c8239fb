package dev.icosian.runtime.internal.exec;

import dev.icosian.TypeRef;
import java.util.regex.Pattern;

/** Types as a reader would write them. */
public final class TypeText {
    private static final Pattern QUALIFIER = Pattern.compile("\\b(?:[\\p{L}_][\\p{L}\\p{N}_]*[.$])+(?=[\\p{L}_])");

    private TypeText() {}

    /** Returns {@code List<Row>} for {@code java.util.List<com.acme.Loader$Row>}. */
    public static String of(TypeRef<?> type) {
        return QUALIFIER.matcher(type.toString()).replaceAll("").replace(",", ", ");
    }
}
