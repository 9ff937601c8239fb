package dev.icosian.temporal.problems;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.Map;

/**
 * Answers some requests as a server would that is in some state.
 *
 * @param byMethod the answer by the bare name of the method
 */
record Answers(Map<String, Status> byMethod) implements ClientInterceptor {
    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel channel) {
        Status status = byMethod.get(method.getBareMethodName());
        ClientCall<Q, A> call = channel.newCall(method, options);
        if (status == null) {
            return call;
        }
        return new SimpleForwardingClientCall<>(call) {
            @Override
            public void start(Listener<A> listener, Metadata headers) {
                listener.onClose(status, new Metadata());
            }

            @Override
            public void sendMessage(Q message) {}

            @Override
            public void halfClose() {}

            @Override
            public void request(int count) {}

            @Override
            public void cancel(String message, Throwable cause) {}
        };
    }
}
