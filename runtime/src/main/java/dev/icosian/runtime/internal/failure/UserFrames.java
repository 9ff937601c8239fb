package dev.icosian.runtime.internal.failure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stack trace that is the user's own code.
 *
 * @param shown innermost first; never empty unless the trace is
 * @param hidden how many frames of libraries and of the JDK were left out
 * @param place {@code Features.java:57}: the line of the node's function, else the innermost frame; null if unknown
 */
public record UserFrames(
        List<StackTraceElement> shown, int hidden, @Nullable String place) {
    private static final UserFrames NONE = new UserFrames(List.of(), 0, null);
    private static final String EVALUATION = evaluation();
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.", "com.sun.");

    /** Copies the list. */
    public UserFrames {
        shown = List.copyOf(shown);
    }

    public static UserFrames none() {
        return NONE;
    }

    /**
     * Returns the frames of a failure.
     *
     * @param function the node's method; null if a modifier made the node
     */
    public static UserFrames of(Throwable failure, @Nullable Method function) {
        StackTraceElement[] trace = failure.getStackTrace();
        List<StackTraceElement> called = new ArrayList<>();
        for (StackTraceElement frame : trace) {
            if (frame.getClassName().startsWith(EVALUATION)) {
                break;
            }
            if (JDK.stream().noneMatch(frame.getClassName()::startsWith)) {
                called.add(frame);
            }
        }
        List<StackTraceElement> own = called;
        if (function != null) {
            String root = codeRoot(function.getDeclaringClass());
            own = called.stream()
                    .filter(frame -> (packageOf(frame) + ".").startsWith(root + "."))
                    .toList();
        }
        List<StackTraceElement> shown = own.isEmpty() ? called : own;
        return new UserFrames(shown, trace.length - shown.size(), place(shown, function));
    }

    /** Returns the beginning of the names of classes that call users' functions: the package beside this one. */
    private static String evaluation() {
        String here = UserFrames.class.getPackageName();
        return here.substring(0, here.lastIndexOf('.')) + ".exec.";
    }

    private static @Nullable String place(List<StackTraceElement> frames, @Nullable Method function) {
        StackTraceElement found = null;
        for (StackTraceElement frame : frames) {
            boolean isFunction = function != null
                    && frame.getMethodName().equals(function.getName())
                    && frame.getClassName().equals(function.getDeclaringClass().getName());
            if (found == null || isFunction) {
                found = frame;
            }
        }
        if (found == null || found.getFileName() == null || found.getLineNumber() < 0) {
            return null;
        }
        return found.getFileName() + ":" + found.getLineNumber();
    }

    /** Returns the first two segments of a package: frames below it count as the user's. */
    private static String codeRoot(Class<?> type) {
        String[] segments = type.getPackageName().split("\\.", 3);
        return segments.length < 2 ? segments[0] : segments[0] + "." + segments[1];
    }

    private static String packageOf(StackTraceElement frame) {
        int dot = frame.getClassName().lastIndexOf('.');
        return dot < 0 ? "" : frame.getClassName().substring(0, dot);
    }
}
