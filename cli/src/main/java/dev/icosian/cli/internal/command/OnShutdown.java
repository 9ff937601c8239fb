package dev.icosian.cli.internal.command;

/** Does something if the JVM ends before this is closed: on Ctrl-C or SIGTERM. */
final class OnShutdown implements AutoCloseable {
    private final Thread hook;

    private OnShutdown(Thread hook) {
        this.hook = hook;
    }

    static OnShutdown of(Runnable action) {
        Thread hook = new Thread(action, "icosian-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return new OnShutdown(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM ends already, and the action runs.
        }
    }
}
