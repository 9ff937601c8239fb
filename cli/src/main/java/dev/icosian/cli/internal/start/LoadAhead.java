package dev.icosian.cli.internal.start;

import dev.icosian.compiler.bytecode.ClassFiles;
import dev.icosian.internal.Sha256;
import java.util.List;

/**
 * Loads, in a thread of its own, what commands need soon and what takes the JVM long: the digests of its providers, and
 * the classes that read class files, which are too old for an archive. They need nothing of ours, so that no two threads
 * can wait for each other's classes.
 */
public final class LoadAhead {
    private static final List<String> COMMANDS = List.of("run", "step");

    private LoadAhead() {}

    /**
     * Begins to load, if a command will need it, and returns at once.
     *
     * @param words of the command line
     */
    public static void start(String... words) {
        if (words.length == 0 || !COMMANDS.contains(words[0])) {
            return;
        }
        Thread thread = new Thread(null, new Loading(), "load ahead", 0, false);
        thread.setDaemon(true);
        thread.start();
    }

    /** A class of its own, since a lambda would have to be made first. */
    private static final class Loading implements Runnable {
        @Override
        @SuppressWarnings("ReturnValueIgnored") // it is loaded now
        public void run() {
            Sha256.digest();
            new ClassFiles(LoadAhead.class.getClassLoader())
                    .get(Warmup.class.getName().replace('.', '/'));
        }
    }
}
