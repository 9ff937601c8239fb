package dev.icosian.compiler.declare;

import dev.icosian.Default;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.codec.UnsupportedType;
import dev.icosian.compiler.codec.ValueCodec;
import dev.icosian.compiler.type.Types;
import dev.icosian.compiler.type.ValueFit;
import dev.icosian.internal.Declaration;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Nullness;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads config keys and gives them their values: the given one, else the default. */
final class ConfigReader {
    static final String UNKNOWN_KEY = "Config/UnknownKey";
    static final String WRONG_TYPE = "Config/WrongType";
    static final String UNSUPPORTED_TYPE = "Config/UnsupportedType";

    private final Map<String, Object> given;
    private final List<Problem> problems;
    private final Map<String, ConfigKey> keys = new LinkedHashMap<>();

    ConfigReader(Declaration declaration, List<Problem> problems) {
        this.given = declaration.configValues();
        this.problems = problems;
        Class<? extends Record> type = declaration.configType();
        if (type != null) {
            for (RecordComponent component : type.getRecordComponents()) {
                keys.put(component.getName(), key(type, component));
            }
        }
        declaration.configDefaults().forEach((name, value) -> keys.put(name, key(name, value)));
        given.keySet().stream().filter(name -> !keys.containsKey(name)).forEach(this::unknown);
    }

    Map<String, ConfigKey> keys() {
        return Collections.unmodifiableMap(keys);
    }

    /** Returns a key that is declared by its value. */
    static ConfigKey given(String name, @Nullable Object value) {
        TypeRef<?> type =
                value == null ? TypeRef.of(Object.class) : ModelAccess.get().typeRef(ValueFit.typeOf(value));
        return new ConfigKey(name, type, false, value == null, value, "config(\"" + name + "\", …)");
    }

    private ConfigKey key(Class<?> record, RecordComponent component) {
        String name = component.getName();
        String origin = DeclarationReader.origin(record, name);
        TypeRef<?> type = ModelAccess.get().typeRef(Types.boxed(component.getGenericType()));
        Optional<UnsupportedType> unsupported = ValueCodec.whyNot(type);
        if (unsupported.isPresent()) {
            problems.add(new Problem(
                    UNSUPPORTED_TYPE,
                    "config key '" + name + "': " + unsupported.get().reason() + "; declared by " + origin,
                    DeclarationReader.place(record),
                    "make it a text, number, boolean or enum, or a list or map of these"));
        }
        Object value = null;
        if (given.containsKey(name)) {
            value = value(type, given.get(name), "config key '" + name + "'", origin, record);
        } else if (component.getAnnotation(Default.class) != null) {
            String text = component.getAnnotation(Default.class).value();
            value = value(type, text, "the default of config key '" + name + "'", origin, record);
        }
        return new ConfigKey(name, type, true, Nullness.ofComponent(component), value, origin);
    }

    private ConfigKey key(String name, @Nullable Object defaultValue) {
        String origin = "config(\"" + name + "\", …)";
        if (defaultValue == null) {
            return given(name, given.get(name));
        }
        TypeRef<?> type = ModelAccess.get().typeRef(ValueFit.typeOf(defaultValue));
        boolean exact = !(defaultValue instanceof Collection) && !(defaultValue instanceof Map);
        Object value = given.containsKey(name)
                ? value(type, given.get(name), "config key '" + name + "'", origin, null)
                : defaultValue;
        return new ConfigKey(name, type, exact, false, value, origin);
    }

    private @Nullable Object value(
            TypeRef<?> type, @Nullable Object said, String what, String origin, @Nullable Class<?> record) {
        if (said == null || ValueCodec.whyNot(type).isPresent()) {
            return said;
        }
        Values.Decoded decoded = Values.decode(type.type(), said);
        if (decoded.problem() == null) {
            return decoded.value();
        }
        problems.add(new Problem(
                WRONG_TYPE,
                what + ": " + decoded.problem() + "; declared by " + origin,
                DeclarationReader.place(record),
                "give " + ValueCodec.forType(type).map(ValueCodec::describe).orElse("another value")));
        return null;
    }

    private void unknown(String name) {
        problems.add(new Problem(
                UNKNOWN_KEY,
                "there is no config key '" + name + "'",
                null,
                NearNames.hint(name, keys.keySet(), "the config keys are: ")));
    }
}
