package dev.icosian.cli.internal.exit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notices that the process that started this one has ended without a word: what it started would go on unseen. Looks at
 * it twice a second on a thread of its own. Thread safe.
 */
public final class ParentWatch {
    private static final long INTERVAL_MILLIS = 500;

    /** What stands between a process and the one that wanted it. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "busybox");

    private final Runnable orphaned;
    private final Thread thread;
    private volatile boolean closed;

    private ParentWatch(Runnable orphaned) {
        this.orphaned = orphaned;
        this.thread = new Thread(this::watch, "icosian-parent-watch");
        thread.setDaemon(true);
    }

    /**
     * Starts to look.
     *
     * @param orphaned called at most once, on the watching thread
     */
    public static ParentWatch start(Runnable orphaned) {
        ParentWatch watch = new ParentWatch(orphaned);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        List<ProcessHandle> chain = chain();
        try {
            while (!closed) {
                if (isBroken(chain)) {
                    orphaned.run();
                    return;
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns this process, the shells above it, and the process that they were started by. */
    private static List<ProcessHandle> chain() {
        List<ProcessHandle> chain = new ArrayList<>();
        Optional<ProcessHandle> next = Optional.of(ProcessHandle.current());
        while (next.isPresent()) {
            chain.add(next.get());
            if (chain.size() > 1 && !isShell(next.get())) {
                break;
            }
            next = next.get().parent();
        }
        return chain;
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName())
                .map(name -> SHELLS.contains(name.toString()))
                .orElse(false);
    }

    /** A process whose parent ends gets another one at once, even while its end is not noticed yet. */
    private static boolean isBroken(List<ProcessHandle> chain) {
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).parent().equals(Optional.of(chain.get(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    /** Looks no longer. Does not wake the thread: it may be the one that waits for the command to end. */
    public void close() {
        closed = true;
    }
}
