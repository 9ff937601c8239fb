package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore.Entry;
import dev.icosian.internal.store.NewestEntries;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Finds the newest results of a step. A server gives names in their order, not by age, so all are listed: where they are
 * more than a page, by the first digit of their keys at a time, which are digests and so equally many of each.
 */
final class NewestResults {
    private static final String DIGITS = "0123456789abcdef";

    private final S3Client client;
    private final S3Place place;
    private final Failures failures;

    NewestResults(S3Client client, S3Place place, Failures failures) {
        this.client = client;
        this.place = place;
        this.failures = failures;
    }

    /** Returns the newest entries directly below a folder, newest first. */
    List<Entry> in(String folder, int count) throws IOException {
        ObjectIterator all = iterator(folder);
        NewestEntries newest = all.isLastPage() ? newest(all, folder, count) : ofManyPages(folder, count);
        return newest.list();
    }

    private NewestEntries ofManyPages(String folder, int count) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(DIGITS.length(), body -> {
            Thread thread = new Thread(body, "icosian-s3-list");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<NewestEntries>> lists = new ArrayList<>();
            for (int digit = 0; digit < DIGITS.length(); digit++) {
                String prefix = folder + DIGITS.charAt(digit);
                lists.add(threads.submit(() -> newest(iterator(prefix), folder, count)));
            }
            NewestEntries newest = new NewestEntries(count);
            for (Future<NewestEntries> list : lists) {
                list.get().list().forEach(newest::add);
            }
            return newest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static IOException thrown(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException unchecked && !(cause instanceof UncheckedIOException)) {
            throw unchecked;
        }
        return new IOException(cause == null ? e.getMessage() : cause.getMessage(), cause);
    }

    private ObjectIterator iterator(String prefix) throws IOException {
        return new ObjectIterator(client, place, prefix, failures, true);
    }

    private static NewestEntries newest(ObjectIterator entries, String folder, int count) throws IOException {
        NewestEntries newest = new NewestEntries(count);
        try {
            while (entries.hasNext()) {
                Entry entry = entries.next();
                if (entry.key().indexOf('/', folder.length()) < 0) {
                    newest.add(entry);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return newest;
    }
}
