package dev.icosian.materializers.internal.json;

import dev.icosian.materializers.internal.record.RecordAccess;
import dev.icosian.materializers.internal.scalar.Scalar;
import dev.icosian.materializers.internal.scalar.Scalars;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the codec of a type: scalars, records, sealed interfaces of records, Optional, lists, sets, maps, arrays of
 * these, and nothing else. For one type, by one thread.
 */
final class JsonCodecs {
    /** A generic record that contains itself with ever longer arguments has no end. */
    private static final int DEEPEST = 200;

    private final Map<JsonType, JsonCodec> made = new HashMap<>();
    private int depth;

    private JsonCodecs() {}

    static JsonCodec of(Type type) throws UnsupportedTypeException {
        return new JsonCodecs().codec(JsonType.of(type));
    }

    private JsonCodec codec(JsonType type) throws UnsupportedTypeException {
        if (!type.nullable()) {
            return present(type);
        }
        if (type.raw() == Optional.class) {
            throw new UnsupportedTypeException(type + " is @Nullable, so that null could mean two things");
        }
        return new NullableCodec(present(type.notNull()));
    }

    private JsonCodec present(JsonType type) throws UnsupportedTypeException {
        Optional<Scalar<?>> scalar = Scalars.of(type.raw());
        if (scalar.isPresent()) {
            return new ScalarCodec(scalar.get());
        }
        JsonCodec known = made.get(type);
        if (known != null) {
            return known;
        }
        if (depth == DEEPEST) {
            throw new UnsupportedTypeException(
                    "it holds types in types, " + DEEPEST + " levels deep, or itself with ever longer type arguments");
        }
        depth++;
        DeferredCodec deferred = new DeferredCodec();
        made.put(type, deferred);
        JsonCodec codec = withParts(type);
        deferred.resolve(codec);
        made.put(type, codec);
        depth--;
        return codec;
    }

    private JsonCodec withParts(JsonType type) throws UnsupportedTypeException {
        Class<?> raw = type.raw();
        if (raw.isArray()) {
            return new ArrayCodec(raw.getComponentType(), codec(type.arguments().get(0)));
        }
        if (raw.isRecord()) {
            return record(type, false);
        }
        if (raw == Optional.class) {
            return optional(type);
        }
        Optional<MapKind> map = MapKind.of(raw);
        if (map.isPresent()) {
            return map(map.get(), type);
        }
        Optional<CollectionKind> collection = CollectionKind.of(raw);
        if (collection.isPresent()) {
            return collection(collection.get(), type);
        }
        if (raw.isInterface() && raw.isSealed()) {
            return sealed(type);
        }
        throw new UnsupportedTypeException(why(raw));
    }

    private static String why(Class<?> raw) {
        if (raw == Object.class) {
            return "java.lang.Object may be anything";
        }
        if (raw.isInterface()) {
            return raw.getName() + " is an interface that is not sealed";
        }
        return raw.getName() + " is neither a record nor another type with a form in JSON";
    }

    private JsonCodec optional(JsonType type) throws UnsupportedTypeException {
        JsonType present = type.arguments().get(0);
        if (present.raw() == Optional.class || present.nullable()) {
            throw new UnsupportedTypeException("in " + type + " null could mean two things");
        }
        return new OptionalCodec(codec(present));
    }

    private JsonCodec collection(CollectionKind kind, JsonType type) throws UnsupportedTypeException {
        JsonType element = type.arguments().get(0);
        if (kind.isNatural() && (element.nullable() || !Comparable.class.isAssignableFrom(element.raw()))) {
            throw new UnsupportedTypeException("the elements of " + type + " have no natural order");
        }
        return new ListCodec(kind, codec(element));
    }

    private JsonCodec map(MapKind kind, JsonType type) throws UnsupportedTypeException {
        JsonType key = type.arguments().get(0);
        Scalar<?> scalar = Scalars.of(key.raw())
                .orElseThrow(() -> new UnsupportedTypeException("the keys of " + type + " have no form as text"));
        if (key.nullable()) {
            throw new UnsupportedTypeException("the keys of " + type + " may be null");
        }
        if (kind.isNatural() && !Comparable.class.isAssignableFrom(key.raw())) {
            throw new UnsupportedTypeException("the keys of " + type + " have no natural order");
        }
        return new MapCodec(kind, scalar, codec(type.arguments().get(1)));
    }

    private RecordCodec record(JsonType type, boolean tagged) throws UnsupportedTypeException {
        Map<TypeVariable<?>, JsonType> variables = type.variables();
        List<JsonCodec> components = new ArrayList<>();
        for (RecordComponent component : type.raw().getRecordComponents()) {
            if (tagged && component.getName().equals(SealedCodec.TAG)) {
                throw new UnsupportedTypeException("the component '" + SealedCodec.TAG + "' of "
                        + type.raw().getName()
                        + " has the name under which a sealed interface stores which record it is");
            }
            try {
                components.add(codec(JsonType.of(component, variables)));
            } catch (UnsupportedTypeException e) {
                throw e.in("component '" + component.getName() + "' of "
                        + type.raw().getName());
            }
        }
        try {
            return new RecordCodec(RecordAccess.of(type.raw()), components);
        } catch (InaccessibleObjectException e) {
            throw new UnsupportedTypeException(
                    "the module of " + type.raw().getName() + " does not open its package to this library");
        }
    }

    private JsonCodec sealed(JsonType type) throws UnsupportedTypeException {
        Map<String, JsonType> records = new TreeMap<>();
        collectRecords(type, records);
        Map<Class<?>, RecordCodec> codecs = new LinkedHashMap<>();
        for (JsonType each : records.values()) {
            codecs.put(each.raw(), record(each, true));
        }
        return new SealedCodec(type.raw(), codecs);
    }

    private static void collectRecords(JsonType type, Map<String, JsonType> records) throws UnsupportedTypeException {
        for (Class<?> permitted : type.raw().getPermittedSubclasses()) {
            if (permitted.isInterface() && permitted.isSealed()) {
                collectRecords(bind(permitted, type), records);
                continue;
            }
            if (!permitted.isRecord()) {
                throw new UnsupportedTypeException(
                        permitted.getName() + ", permitted by " + type.raw().getName() + ", is no record");
            }
            JsonType other = records.put(permitted.getSimpleName(), bind(permitted, type));
            if (other != null && other.raw() != permitted) {
                throw new UnsupportedTypeException(type.raw().getName() + " permits two records named "
                        + permitted.getSimpleName() + ": " + other.raw().getName() + " and " + permitted.getName());
            }
        }
    }

    /** Returns the permitted type with the arguments that it must have as this instance of its interface. */
    private static JsonType bind(Class<?> permitted, JsonType type) throws UnsupportedTypeException {
        Map<Type, JsonType> bound = new HashMap<>();
        for (Type implemented : permitted.getGenericInterfaces()) {
            if (implemented instanceof ParameterizedType generic && generic.getRawType() == type.raw()) {
                Type[] arguments = generic.getActualTypeArguments();
                for (int i = 0; i < arguments.length; i++) {
                    bound.put(arguments[i], type.arguments().get(i));
                }
            }
        }
        List<JsonType> arguments = new ArrayList<>();
        for (TypeVariable<?> variable : permitted.getTypeParameters()) {
            JsonType argument = bound.get(variable);
            if (argument == null) {
                throw new UnsupportedTypeException(
                        "nothing says what " + variable.getName() + " of " + permitted.getName() + " is in " + type);
            }
            arguments.add(argument);
        }
        return new JsonType(permitted, arguments, false);
    }
}
