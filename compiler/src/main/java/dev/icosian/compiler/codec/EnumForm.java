package dev.icosian.compiler.codec;

import dev.icosian.internal.NearNames;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Constants by their names, in the order of their declaration. */
final class EnumForm implements ValueForm {
    private final Class<?> type;
    private final Map<String, Object> constants;

    EnumForm(Class<?> type) {
        this.type = type;
        this.constants = Collections.unmodifiableMap(Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(EnumForm::name, constant -> constant, (a, b) -> a, LinkedHashMap::new)));
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name();
    }

    @Override
    public String describe() {
        return "one of " + String.join(", ", constants.keySet());
    }

    @Override
    public Object read(@Nullable Object tree) {
        if (!(tree instanceof String name)) {
            throw ValueCodecException.expected(describe(), tree);
        }
        Object constant = constants.get(name);
        if (constant != null) {
            return constant;
        }
        String question = NearNames.question(name, constants.keySet());
        throw new ValueCodecException("expected " + describe() + ", found " + ValueCodecException.quoted(name)
                + (question == null ? "" : "; " + question));
    }

    @Override
    public Object write(Object value) {
        return name(type.cast(value));
    }

    @Override
    public boolean isVerbatim() {
        return true;
    }
}
