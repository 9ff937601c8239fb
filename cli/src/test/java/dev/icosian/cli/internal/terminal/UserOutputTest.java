package dev.icosian.cli.internal.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserOutputTest {
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final UserOutput output = UserOutput.to(stream(out), stream(err));
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @BeforeEach
    void install() {
        output.install();
    }

    @AfterEach
    void restore() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    private void byLine() {
        output.byLine((step, toErr, line) -> lines.add((toErr ? "err " : "out ") + step + ": " + line));
    }

    private static void inThread(Runnable body) throws InterruptedException {
        Thread thread = new Thread(body);
        thread.start();
        thread.join();
    }

    @Test
    void itPassesAsItIs() {
        System.out.print("a half line, ü");
        System.err.println("warned");

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a half line, ü");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("warned\n");
    }

    @Test
    void linesHaveTheStepOfTheirThreadAndOfThoseThatItStarts() throws InterruptedException {
        byLine();
        inThread(() -> {
            output.enter("left");
            System.out.print("one ");
            System.out.println("line");
            try {
                inThread(() -> System.err.println("from a thread of its own"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        System.out.println("of nobody");

        assertThat(lines)
                .containsExactly("out left: one line", "err left: from a thread of its own", "out null: of nobody");
    }

    @Test
    void linesOfStepsDoNotMix() throws InterruptedException {
        byLine();
        inThread(() -> {
            output.enter("left");
            System.out.print("left begins ");
        });
        inThread(() -> {
            output.enter("right");
            System.out.println("right\r\nand more");
        });
        inThread(() -> {
            output.enter("left");
            System.out.println("and ends");
        });

        assertThat(lines).containsExactly("out right: right", "out right: and more", "out left: left begins and ends");
    }

    @Test
    void whatIsLeftOfALineComesWithTheEndOfTheStep() throws InterruptedException {
        byLine();
        inThread(() -> {
            output.enter("left");
            System.out.print("no end");
            System.err.print("here neither");
        });
        System.out.print("and of nobody");
        assertThat(lines).isEmpty();

        output.finish("left");
        assertThat(lines).containsExactly("out left: no end", "err left: here neither");
        output.finish("left");
        output.direct();
        assertThat(lines).hasSize(3).endsWith("out null: and of nobody");
        System.out.print("direct");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("direct");
    }

    @Test
    void threadsOfTheCommonPoolAreOfNoStep() throws Exception {
        byLine();
        output.enter("left");
        CountDownLatch done = new CountDownLatch(1);
        // Not submitted: who waits for what is submitted may do it himself.
        ForkJoinPool.commonPool().execute(() -> {
            System.out.println("pooled");
            done.countDown();
        });
        done.await();

        assertThat(lines).containsExactly("out null: pooled");
    }

    @Test
    void allOfItCanGoToOnePlace() {
        UserOutput.allTo(stream(err)).install();

        System.out.println("a result?");
        System.err.println("no");

        assertThat(out.size()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("a result?\nno\n");
    }
}
