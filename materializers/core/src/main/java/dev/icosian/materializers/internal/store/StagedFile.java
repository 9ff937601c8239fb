package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A temporary file that is written and synced by another thread. An interrupt of the caller does not disturb it, nor
 * does its caller wait longer for it than for the disk. For one thread.
 */
final class StagedFile {
    /** More writers at a time than that do not make a disk faster. */
    private static final int MOST_WRITERS = 16;

    private static final long IDLE_SECONDS = 5;

    private final Path temporary;
    private final CompletableFuture<@Nullable Void> written;

    private StagedFile(Path temporary, CompletableFuture<@Nullable Void> written) {
        this.temporary = temporary;
        this.written = written;
    }

    /** Begins to write a temporary file into a folder that exists. */
    static StagedFile write(Path folder, Content content, Kind kind, Disk disk) {
        Path temporary = FileContent.temporaryIn(folder);
        CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        Writers.POOL.execute(() -> {
            try {
                FileContent.write(temporary, content, kind, disk);
                written.complete(null);
            } catch (Throwable e) {
                written.completeExceptionally(e);
            }
        });
        return new StagedFile(temporary, written);
    }

    /** Returns the file, durable but for its name; null if it could not be written. */
    @Nullable
    Path awaitFile() {
        try {
            written.join();
            return temporary;
        } catch (CompletionException e) {
            return null;
        }
    }

    /** Takes the file away. */
    void delete() {
        awaitFile();
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            // Goes with the others that killed writers left.
            return;
        }
    }

    /** Made when first used: not every process writes. */
    private static final class Writers {
        private static final Executor POOL = new ThreadPoolExecutor(
                0,
                MOST_WRITERS,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Writers::thread,
                new ThreadPoolExecutor.CallerRunsPolicy());

        private Writers() {}

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(null, work, "store writer", 0, false);
            thread.setContextClassLoader(StagedFile.class.getClassLoader());
            thread.setDaemon(true);
            return thread;
        }
    }
}
