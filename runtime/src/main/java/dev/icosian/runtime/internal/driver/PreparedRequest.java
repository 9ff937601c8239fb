package dev.icosian.runtime.internal.driver;

import dev.icosian.runtime.internal.exec.Selection;
import java.util.List;
import java.util.Set;

/**
 * What follows from the names in a request, whatever values come with it. Immutable; found once for requests that are
 * made again and again.
 *
 * @param requested as they were said
 * @param overridden the nodes whose values are given
 * @param outputs what is asked for, each once
 * @param shape of the results
 * @param selection what runs
 * @param wanted the nodes among the outputs
 */
record PreparedRequest(
        List<String> requested,
        Set<String> overridden,
        List<Output> outputs,
        ResultShape shape,
        Selection selection,
        Set<String> wanted) {
    /** Returns whether it was prepared for the same names. */
    boolean isFor(DriverRequest request) {
        return requested.equals(request.outputs())
                && overridden.equals(request.overridden().keySet());
    }
}
