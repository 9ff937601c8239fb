package shop;

import dev.icosian.Pipeline;
import dev.icosian.cli.Icosian;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A program whose functions print, for tests that start it. */
public final class Talk {
    private static final CountDownLatch BOTH = new CountDownLatch(2);

    private Talk() {}

    /** Prints in pieces while {@link #right} does, too. */
    public static int left(int lines) throws InterruptedException {
        return talk("left", lines);
    }

    /** Prints in pieces while {@link #left} does, too. */
    public static int right(int lines) throws InterruptedException {
        return talk("right", lines);
    }

    private static int talk(String name, int lines) throws InterruptedException {
        BOTH.countDown();
        BOTH.await(2, TimeUnit.SECONDS);
        for (int i = 0; i < lines; i++) {
            System.out.print(name);
            System.out.print(" says ");
            LockSupport.parkNanos(1);
            System.out.println(i + " ü");
        }
        System.err.println(name + " warns");
        Thread own = new Thread(() -> System.out.print(name + " from a thread of its own"));
        own.start();
        own.join();
        return lines;
    }

    /** Prints at the end, from the threads that all share. */
    public static int both(int left, int right) {
        System.out.println("both here");
        IntStream.range(0, 2).parallel().forEach(i -> System.err.println("pooled"));
        return left + right;
    }

    private static Pipeline pipeline() {
        System.out.println("made");
        return Pipeline.named("talk")
                .modules(Talk.class)
                .param("lines", 20)
                .outputs("both")
                .step("a", step -> step.nodes("left"))
                .step("b", step -> step.nodes("right"))
                .step("c", step -> step.nodes("both"))
                .build();
    }

    /** The command line. */
    public static void main(String[] args) {
        Icosian.main(args, Talk::pipeline);
    }
}
