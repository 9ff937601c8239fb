package dev.icosian.compiler.read;

import dev.icosian.PipelineException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/** Objects of classes that users wrote to extend us: modifiers and checks. */
public final class UserObjects {
    private UserObjects() {}

    /** Words the problem of a class of which no object can be made. */
    public interface Unusable {
        /** Returns the problem; the reason is a clause such as {@code its constructor threw …}. */
        PipelineException because(String reason, @Nullable Throwable cause);
    }

    /** Returns a new object of a class that is public and has a public constructor without parameters; or throws. */
    public static Object make(Class<?> type, Unusable unusable) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers()) || Modifier.isAbstract(type.getModifiers())) {
                throw unusable.because("it has no public constructor without parameters", null);
            }
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw unusable.because("it has no public constructor without parameters", e);
        } catch (InvocationTargetException e) {
            throw unusable.because("its constructor threw " + e.getCause(), e);
        } catch (InstantiationException | IllegalAccessException e) {
            throw unusable.because(e.toString(), e);
        } catch (LinkageError e) {
            throw unusable.because(NotLoaded.because(e), e);
        }
    }
}
