package shop;

import dev.icosian.DataflowModule;
import dev.icosian.Pipeline;

/** Code that reaches a native method, so that nobody can tell whether it changed. */
@DataflowModule
public final class Bell {
    private Bell() {}

    /** Never negative, so that the method is never called. */
    public static int strokes(int hour) {
        if (hour < 0) {
            ring();
        }
        return hour % 12;
    }

    /** Reaches nothing. */
    public static String told(int strokes) {
        return strokes + " strokes";
    }

    private static native void ring();

    /** Two steps, of which the first cannot be compared with its earlier self. */
    public static Pipeline pipeline() {
        return Pipeline.named("bell")
                .modules(Bell.class)
                .param("hour")
                .outputs("told")
                .step("strike", step -> step.nodes("strokes"))
                .step("tell", step -> step.rest())
                .build();
    }
}
