package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    @Test
    void isMadeWhenFirstAskedForAndOnce() {
        AtomicInteger made = new AtomicInteger();
        Lazy<String> lazy = Lazy.of(() -> "value " + made.incrementAndGet());
        assertThat(made).hasValue(0);
        assertThat(lazy.get()).isEqualTo("value 1");
        assertThat(lazy.get()).isEqualTo("value 1");
    }

    @Test
    void failureIsTriedAgain() {
        AtomicInteger made = new AtomicInteger();
        Lazy<String> lazy = Lazy.of(() -> {
            if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return "value " + made.get();
        });
        assertThatThrownBy(lazy::get).hasMessage("not yet");
        assertThat(lazy.get()).isEqualTo("value 2");
    }

    @Test
    void threadsThatAskTogetherGetTheSameObject() throws Exception {
        int threads = 8;
        CountDownLatch begin = new CountDownLatch(threads);
        Lazy<Object> lazy = Lazy.of(Object::new);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Object>> asked = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                asked.add(pool.submit(() -> {
                    begin.countDown();
                    begin.await();
                    return lazy.get();
                }));
            }
            for (Future<Object> each : asked) {
                assertThat(each.get()).isSameAs(lazy.get());
            }
        } finally {
            pool.shutdown();
        }
    }
}
