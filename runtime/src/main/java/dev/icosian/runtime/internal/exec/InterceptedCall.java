package dev.icosian.runtime.internal.exec;

import dev.icosian.Dataflow;
import dev.icosian.NodeInterceptor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rest of a call, as an interceptor sees it.
 *
 * @param next the position of the interceptor that comes next; behind the last one the function does
 */
record InterceptedCall(
        Instruction instruction, List<@Nullable Object> arguments, List<NodeInterceptor> interceptors, int next)
        implements NodeInterceptor.Call {
    @Override
    public Dataflow.Node node() {
        return instruction.view();
    }

    @Override
    public @Nullable Object proceed() throws Exception {
        if (next == interceptors.size()) {
            return instruction.invocation().call(arguments.toArray());
        }
        return interceptors.get(next).around(new InterceptedCall(instruction, arguments, interceptors, next + 1));
    }
}
