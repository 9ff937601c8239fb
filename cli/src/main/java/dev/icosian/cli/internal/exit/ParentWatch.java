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

    /** No id of one that can end before: it is that of the first process of all. */
    private static final long NEAREST = 1;

    /** What stands between a process and the one that wanted it. */
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "busybox");

    private final long starter;
    private final Runnable orphaned;
    private final Thread thread;
    private volatile boolean closed;

    private ParentWatch(long starter, Runnable orphaned) {
        this.starter = starter;
        this.orphaned = orphaned;
        this.thread = new Thread(this::watch, "icosian-parent-watch");
        thread.setDaemon(true);
    }

    /**
     * Starts to look.
     *
     * @param starter id of the process above this one that counts; 1: the nearest that is no shell. With an id, its
     *     end is also noticed if that was before this process could look
     * @param orphaned called at most once, on the watching thread
     */
    public static ParentWatch start(long starter, Runnable orphaned) {
        ParentWatch watch = new ParentWatch(starter, orphaned);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        List<ProcessHandle> chain = chain();
        try {
            while (!closed) {
                if (isLost(chain) || isBroken(chain)) {
                    orphaned.run();
                    return;
                }
                Thread.sleep(INTERVAL_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns this process, what is between, and the process that started them, if it still is above this one. */
    private List<ProcessHandle> chain() {
        List<ProcessHandle> chain = new ArrayList<>();
        Optional<ProcessHandle> next = Optional.of(ProcessHandle.current());
        while (next.isPresent()) {
            chain.add(next.get());
            if (chain.size() > 1 && isStarter(next.get())) {
                break;
            }
            next = next.get().parent();
        }
        return chain;
    }

    private boolean isStarter(ProcessHandle process) {
        return starter == NEAREST ? !isShell(process) : process.pid() == starter;
    }

    /** Returns whether the process that is meant was no longer there when this one began to look. */
    private boolean isLost(List<ProcessHandle> chain) {
        return starter != NEAREST && chain.get(chain.size() - 1).pid() != starter;
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
