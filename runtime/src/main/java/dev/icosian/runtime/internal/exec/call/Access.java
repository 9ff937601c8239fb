package dev.icosian.runtime.internal.exec.call;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The way to members that reflection may use only when asked: public ones of classes that are not public. */
public final class Access {
    private Access() {}

    /** Returns the canonical constructor of a record, open to calls. */
    public static <R extends Record> Constructor<R> constructor(Class<R> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            open(constructor);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }

    /** Returns the accessors of a record's components, in order, open to calls. */
    public static List<Method> accessors(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .peek(Access::open)
                .toList();
    }

    /** Opens a static method, accessor or constructor to calls, if it is not open. */
    static <M extends AccessibleObject & Member> void open(M member) {
        // Never refused where a plain call would be allowed, and it saves the check of every call.
        try {
            member.setAccessible(true);
        } catch (InaccessibleObjectException e) {
            Class<?> owner = member.getDeclaringClass();
            throw new PipelineException(
                    List.of(new Problem(
                            "Run/NotAccessible",
                            "the Java module " + owner.getModule().getName() + " does not open " + owner.getName(),
                            owner.getName(),
                            "in its module-info.java: opens " + owner.getPackageName() + ";")),
                    e);
        }
    }
}
