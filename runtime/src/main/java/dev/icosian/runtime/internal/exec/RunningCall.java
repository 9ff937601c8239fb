package dev.icosian.runtime.internal.exec;

/** A node that runs, in a thread. */
final class RunningCall {
    private final int position;
    private final Thread thread = Thread.currentThread();
    private boolean interrupted;

    /** Takes the position of a node that this thread is about to run. */
    RunningCall(int position) {
        this.position = position;
    }

    int position() {
        return position;
    }

    /** Interrupts the function; the caller sees to it that it still runs. */
    void interrupt() {
        interrupted = true;
        thread.interrupt();
    }

    /** Returns whether it was interrupted from here, and not by the owner of the thread. */
    boolean interrupted() {
        return interrupted;
    }

    boolean isHere() {
        return thread == Thread.currentThread();
    }
}
