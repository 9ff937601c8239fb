package dev.icosian.runtime.drive;

import dev.icosian.NodeInterceptor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts calls, and lets some nodes fail or wait to be interrupted. */
final class Watch implements NodeInterceptor {
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final List<String> failing;
    private final List<String> waiting;
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private Watch(List<String> failing, List<String> waiting) {
        this.failing = failing;
        this.waiting = waiting;
    }

    static Watch only() {
        return new Watch(List.of(), List.of());
    }

    static Watch failing(List<String> nodes) {
        return new Watch(nodes, List.of());
    }

    static Watch waiting(String node) {
        return new Watch(List.of(), List.of(node));
    }

    /** Waits until a node waits. */
    boolean awaitWaiting() throws InterruptedException {
        return waits.await(30, TimeUnit.SECONDS);
    }

    /** Returns whether a node waits or has waited. */
    boolean hasWaited() {
        return waits.getCount() == 0;
    }

    /** Waits until the node that waited was interrupted. */
    boolean awaitInterrupted() throws InterruptedException {
        return interrupted.await(30, TimeUnit.SECONDS);
    }

    /** Returns the nodes that were called. */
    List<String> called() {
        return calls.keySet().stream().sorted().toList();
    }

    /** Returns the nodes that were called more than once. */
    Map<String, Integer> repeated() {
        return calls.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public @Nullable Object around(Call call) throws Exception {
        String node = call.node().name();
        calls.merge(node, 1, Integer::sum);
        if (failing.contains(node)) {
            throw new IllegalStateException("no " + node);
        }
        if (waiting.contains(node)) {
            waits.countDown();
            try {
                TimeUnit.MINUTES.sleep(5);
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }
        return call.proceed();
    }
}
