package dev.icosian.compiler.codec;

import dev.icosian.Default;
import dev.icosian.internal.Nullness;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the form of a type. One instance per search, since records may contain themselves. */
final class Forms {
    private static final int DEEPEST = 100;

    private static final ValueForm BYTE =
            new WholeNumberForm(Byte.class, "byte", Byte.MIN_VALUE, Byte.MAX_VALUE, number -> (byte) (long) number);
    private static final ValueForm SHORT = new WholeNumberForm(
            Short.class, "short", Short.MIN_VALUE, Short.MAX_VALUE, number -> (short) (long) number);
    private static final ValueForm INT = new WholeNumberForm(
            Integer.class, "int", Integer.MIN_VALUE, Integer.MAX_VALUE, number -> (int) (long) number);
    private static final ValueForm LONG =
            new WholeNumberForm(Long.class, "long", Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
    private static final ValueForm FLOAT = new BinaryNumberForm(true);
    private static final ValueForm DOUBLE = new BinaryNumberForm(false);
    private static final ValueForm BOOLEAN = new BooleanForm();

    private static final Map<Class<?>, ValueForm> NUMBERS = Map.ofEntries(
            Map.entry(byte.class, BYTE),
            Map.entry(Byte.class, BYTE),
            Map.entry(short.class, SHORT),
            Map.entry(Short.class, SHORT),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(float.class, FLOAT),
            Map.entry(Float.class, FLOAT),
            Map.entry(double.class, DOUBLE),
            Map.entry(Double.class, DOUBLE),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            Map.entry(BigInteger.class, new BigIntegerForm()),
            Map.entry(BigDecimal.class, new DecimalForm()));

    private final Map<TypeTree, DeferredForm> inProgress = new HashMap<>();

    /** Returns the form of a type. Throws if values cannot have it. */
    static ValueForm of(Type type) throws UnsupportedTypeException {
        TypeTree tree = TypeTree.of(type, Map.of());
        boolean paths = tree.raw() == List.class
                && tree.arguments().size() == 1
                && tree.arguments().get(0).raw() == Path.class;
        if (paths) {
            return new ListForm(new Forms().find(tree.arguments().get(0), 0));
        }
        return new Forms().find(tree, 0);
    }

    private ValueForm find(TypeTree type, int depth) throws UnsupportedTypeException {
        if (depth > DEEPEST) {
            throw new UnsupportedTypeException(
                    UnsupportedType.TYPE, type.raw().getName() + " contains itself in ever new types");
        }
        if (type.raw() == Path.class && depth > 0) {
            throw new UnsupportedTypeException(
                    UnsupportedType.NESTED_PATH,
                    "a java.nio.file.Path can only be a value itself or an item of a List<Path>, not deeper inside,"
                            + " because each file is recorded with the run under the name of its param");
        }
        ValueForm scalar = scalar(type.raw());
        if (scalar != null) {
            return scalar;
        }
        if (type.raw().isArray()) {
            return new ArrayForm(
                    type.raw().getComponentType(), find(type.arguments().get(0), depth + 1));
        }
        if (type.raw() == List.class && type.arguments().size() == 1) {
            return new ListForm(find(type.arguments().get(0), depth + 1));
        }
        if (type.raw() == Map.class
                && type.arguments().size() == 2
                && type.arguments().get(0).raw() == String.class) {
            return new MapForm(find(type.arguments().get(1), depth + 1));
        }
        if (type.raw().isRecord()) {
            return record(type, depth);
        }
        throw new UnsupportedTypeException(
                UnsupportedType.TYPE,
                type
                        + " cannot be written as a value; possible are numbers, boolean, String, enums, java.time, URI, Path,"
                        + " and List, arrays, Map<String, …> and records of these");
    }

    private static @Nullable ValueForm scalar(Class<?> type) {
        ValueForm number = NUMBERS.get(type);
        if (number != null) {
            return number;
        }
        if (type.isEnum()) {
            return new EnumForm(type);
        }
        return TextForms.BY_TYPE.get(type == char.class ? Character.class : type);
    }

    private ValueForm record(TypeTree type, int depth) throws UnsupportedTypeException {
        DeferredForm outer = inProgress.get(type);
        if (outer != null) {
            return outer;
        }
        DeferredForm deferred = new DeferredForm();
        inProgress.put(type, deferred);
        Map<TypeVariable<?>, TypeTree> variables = variables(type);
        List<RecordForm.Component> components = new ArrayList<>();
        for (RecordComponent component : type.raw().getRecordComponents()) {
            try {
                components.add(component(component, variables, depth));
            } catch (UnsupportedTypeException e) {
                throw e.in("component '" + component.getName() + "' of "
                        + type.raw().getName());
            }
        }
        ValueForm form = new RecordForm(constructor(type.raw()), components);
        deferred.resolve(form);
        inProgress.remove(type);
        return form;
    }

    private RecordForm.Component component(
            RecordComponent component, Map<TypeVariable<?>, TypeTree> variables, int depth)
            throws UnsupportedTypeException {
        ValueForm form = find(TypeTree.of(component.getGenericType(), variables), depth + 1);
        Default annotation = component.getAnnotation(Default.class);
        String defaultText = annotation == null ? null : annotation.value();
        if (defaultText != null) {
            checkDefault(form, defaultText);
        }
        Method accessor = component.getAccessor();
        open(component.getDeclaringRecord(), () -> accessor.setAccessible(true));
        return new RecordForm.Component(
                component.getName(), form, accessor, Nullness.ofComponent(component), defaultText);
    }

    private static void checkDefault(ValueForm form, String text) throws UnsupportedTypeException {
        try {
            TextReader.read(form, text);
        } catch (ValueCodecException e) {
            throw new UnsupportedTypeException(
                    UnsupportedType.DEFAULT, "@Default(\"" + text + "\") does not fit: " + e.getMessage());
        }
    }

    private static Map<TypeVariable<?>, TypeTree> variables(TypeTree type) {
        TypeVariable<?>[] names = type.raw().getTypeParameters();
        Map<TypeVariable<?>, TypeTree> variables = new HashMap<>();
        for (int i = 0; i < type.arguments().size(); i++) {
            variables.put(names[i], type.arguments().get(i));
        }
        return variables;
    }

    private static Constructor<?> constructor(Class<?> type) throws UnsupportedTypeException {
        Class<?>[] parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            open(type, () -> constructor.setAccessible(true));
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its canonical constructor", impossible);
        }
    }

    private static void open(Class<?> type, Runnable access) throws UnsupportedTypeException {
        try {
            access.run();
        } catch (InaccessibleObjectException e) {
            throw new UnsupportedTypeException(
                    UnsupportedType.TYPE,
                    "module " + type.getModule().getName() + " does not open " + type.getPackageName()
                            + " to reflection");
        }
    }
}
