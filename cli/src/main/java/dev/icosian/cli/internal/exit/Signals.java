package dev.icosian.cli.internal.exit;

import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.IntConsumer;

/**
 * Handles signals of the operating system. By reflection: every JDK has the class, but the compiler warns of its use,
 * and warnings end the build.
 */
final class Signals {
    private Signals() {}

    /**
     * Calls an action with the number of a signal whenever it comes, each time on a thread of its own.
     *
     * @param name as in {@code TERM}
     * @return undoes it; does nothing if this JVM leaves its signals alone
     */
    static Runnable handle(String name, IntConsumer action) {
        try {
            Class<?> type = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object signal = type.getConstructor(String.class).newInstance(name);
            int number = (Integer) type.getMethod("getNumber").invoke(signal);
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (self, method, given) -> {
                        switch (method.getName()) {
                            case "handle" -> action.accept(number);
                            case "equals" -> {
                                return given != null && self == given[0];
                            }
                            case "hashCode" -> {
                                return number;
                            }
                            case "toString" -> {
                                return "handler of " + name;
                            }
                            default -> {}
                        }
                        return null;
                    });
            Method handle = type.getMethod("handle", type, handlerType);
            Object before = handle.invoke(null, signal, handler);
            return () -> set(handle, signal, before);
        } catch (ReflectiveOperationException | RuntimeException e) {
            // With -Xrs, or where the user of the machine wants the signal to be ignored.
            logger().log(Level.DEBUG, "signal " + name + " is not handled", e);
            return () -> {};
        }
    }

    private static void set(Method handle, Object signal, Object handler) {
        try {
            handle.invoke(null, signal, handler);
        } catch (ReflectiveOperationException | RuntimeException e) {
            logger().log(Level.DEBUG, "signal " + signal + " keeps its handler", e);
        }
    }

    /** Only when there is something to say: making loggers takes long. */
    private static System.Logger logger() {
        return System.getLogger(Signals.class.getName());
    }
}
