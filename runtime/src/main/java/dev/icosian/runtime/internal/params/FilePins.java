package dev.icosian.runtime.internal.params;

import dev.icosian.ArtifactStore;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.Layout;
import dev.icosian.runtime.internal.record.RecordFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The content of the files that a run's params name, pinned when the run first uses them. Thread safe. */
public final class FilePins {
    private final ArtifactStore store;
    private final String pipeline;
    private final String runKey;
    private final Path base;

    /**
     * Pins the files of a run.
     *
     * @param base folder from which relative paths count
     */
    public FilePins(ArtifactStore store, String pipeline, String runKey, Path base) {
        this.store = store;
        this.pipeline = pipeline;
        this.runKey = runKey;
        this.base = base;
    }

    /** Returns the folder from which relative paths count. */
    public Path base() {
        return base;
    }

    /**
     * Returns problems for files of params that are not there; nothing is pinned yet.
     *
     * @param params all params of the run
     * @param names those to look at
     */
    public static List<Problem> missing(ParamSet params, Set<String> names, Path base) {
        List<Problem> problems = new ArrayList<>();
        for (Param param : params.byName().values()) {
            for (Path file : param.files()) {
                if (names.contains(param.spec().name()) && !Files.exists(base.resolve(file))) {
                    problems.add(missing(param, file, base));
                }
            }
        }
        return problems;
    }

    /**
     * Returns the content of the files that a param names, which is that of the run's pin; the first use makes the pin.
     *
     * @throws PipelineException if a file is missing, or is not what the pin says, or the pin is damaged
     * @throws IOException if the outcome is unknown
     */
    public FilePin use(Param param) throws IOException {
        return pin(param, read(param));
    }

    /**
     * Pins content, unless the run has a pin already, which then counts.
     *
     * @throws PipelineException if the pin says otherwise, or is damaged
     * @throws IOException if the outcome is unknown
     */
    public FilePin pin(Param param, FilePin now) throws IOException {
        String key = Layout.filePin(pipeline, runKey, param.spec().name());
        if (store.putIfAbsent(key, RecordFiles.content(now.toTree()))) {
            return now;
        }
        FilePin pinned = pinned(param.spec().name());
        if (pinned == null) {
            throw new IOException("'" + key + "' is there and is not there");
        }
        check(param, pinned, now);
        return pinned;
    }

    /** Reads the files of a param once more; other content is a {@link PipelineException}. */
    public void verify(Param param, FilePin pinned) throws IOException {
        check(param, pinned, read(param));
    }

    /** Reads copies of the files of a param once more; other content is a {@link PipelineException}. */
    public void verify(Param param, FilePin pinned, List<Path> copies) throws IOException {
        List<FilePin.Entry> entries = new ArrayList<>();
        for (Path copy : copies) {
            FileDigest digest = FileDigest.of(copy);
            entries.add(new FilePin.Entry(copy.getFileName().toString(), digest.sha256(), digest.size()));
        }
        check(param, pinned, new FilePin(pinned.many(), entries));
    }

    /** Returns whether the files of a param are there and what a pin says. */
    public boolean isThere(Param param, FilePin pinned) throws IOException {
        try {
            return read(param).digests().equals(pinned.digests());
        } catch (PipelineException | UnreadableFile e) {
            return false;
        }
    }

    /** Returns the pin of a param; null if the run has not used it yet. A damaged one is a {@link PipelineException}. */
    public @Nullable FilePin pinned(String param) throws IOException {
        String key = Layout.filePin(pipeline, runKey, param);
        return RecordFiles.filePin(store, key).sound(key);
    }

    /**
     * Returns the digests of a param's files as they are now.
     *
     * @throws PipelineException if one is missing, or must not be read
     */
    public FilePin read(Param param) throws IOException {
        List<FilePin.Entry> entries = new ArrayList<>();
        for (Path file : param.files()) {
            try {
                FileDigest digest = FileDigest.of(base.resolve(file));
                entries.add(new FilePin.Entry(file.toString(), digest.sha256(), digest.size()));
            } catch (NoSuchFileException e) {
                throw new PipelineException(List.of(missing(param, file, base)), e);
            } catch (AccessDeniedException e) {
                throw new PipelineException(
                        List.of(new Problem(
                                "Run/MissingFile",
                                "param '" + param.spec().name() + "' names '" + file + "', which must not be read",
                                null,
                                "let this program's user read it")),
                        e);
            } catch (IOException e) {
                throw new UnreadableFile(param.spec().name(), file.toString(), e);
            }
        }
        return new FilePin(param.isFileList(), entries);
    }

    private static void check(Param param, FilePin pinned, FilePin now) {
        if (pinned.digests().equals(now.digests())) {
            return;
        }
        String name = param.spec().name();
        for (int i = 0; i < Math.min(pinned.entries().size(), now.entries().size()); i++) {
            FilePin.Entry before = pinned.entries().get(i);
            FilePin.Entry after = now.entries().get(i);
            if (!before.sha256().equals(after.sha256())) {
                throw changed("param '" + name + "': the content of '" + after.name()
                        + "' changed during the run, from sha256:" + before.sha256() + " to sha256:"
                        + after.sha256());
            }
        }
        throw changed("param '" + name + "': the number of its files changed during the run, from "
                + pinned.entries().size() + " to " + now.entries().size());
    }

    private static PipelineException changed(String message) {
        return new PipelineException(List.of(new Problem(
                "Run/InputChanged",
                message,
                null,
                "start a new run: it computes what depends on the file, and reuses the rest")));
    }

    private static Problem missing(Param param, Path file, Path base) {
        String from = file.isAbsolute() ? "" : "; relative paths count from " + base.toAbsolutePath();
        return new Problem(
                "Run/MissingFile",
                "param '" + param.spec().name() + "' names '" + file + "', and there is no such file",
                null,
                "give the path of a file or folder that exists" + from);
    }
}
