package dev.icosian.runtime.internal.step;

import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.ModelAccess;
import dev.icosian.runtime.internal.params.FileDigest;
import dev.icosian.runtime.internal.params.ParamSet.Param;
import dev.icosian.runtime.internal.record.FilePin;
import dev.icosian.runtime.internal.record.FilePin.StoredFile;
import dev.icosian.runtime.internal.value.AttemptFolder;
import dev.icosian.runtime.internal.value.DamagedBytes;
import dev.icosian.runtime.internal.value.ValueStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files of params that a run copies into the store when it pins them, so that it can go on where their paths lead
 * nowhere. Thread safe.
 */
public final class ImportedFiles {
    private final RunContext run;

    /** Imports files of a run. */
    public ImportedFiles(RunContext run) {
        this.run = run;
    }

    /** Imports the files of all params that want it and are not imported yet; those that are missing are left out. */
    public void importAll() throws IOException {
        for (Param param : run.params().byName().values()) {
            boolean isThere = param.files().stream()
                    .allMatch(file -> Files.exists(run.files().base().resolve(file)));
            if (isWanted(param) && param.value() != null && isThere) {
                pin(param);
            }
        }
    }

    boolean isWanted(Param param) {
        List<String> importing =
                ModelAccess.get().declaration(run.compilation().pipeline()).importing();
        return param.isFile() && importing.contains(param.spec().name());
    }

    /** Returns the pin of a param; the first use stores the files and makes the pin. */
    FilePin pin(Param param) throws IOException {
        FilePin pinned = run.files().pinned(param.spec().name());
        return pinned == null ? run.files().pin(param, stored(param)) : pinned;
    }

    /** Returns the pin that a param has or would get; copies nothing. */
    FilePin previewed(Param param) throws IOException {
        FilePin pinned = run.files().pinned(param.spec().name());
        boolean isCopied = pinned != null && pinned.isImported() && isWanted(param);
        return pinned != null && isCopied && !run.files().isThere(param, pinned)
                ? pinned
                : run.files().use(param);
    }

    private FilePin stored(Param param) throws IOException {
        FilePin now = run.files().read(param);
        List<FilePin.Entry> entries = new ArrayList<>();
        for (int i = 0; i < now.entries().size(); i++) {
            FilePin.Entry entry = now.entries().get(i);
            Path file = run.files().base().resolve(param.files().get(i));
            entries.add(new FilePin.Entry(entry.name(), entry.sha256(), entry.size(), stored(param, file)));
        }
        return new FilePin(now.many(), entries);
    }

    private List<StoredFile> stored(Param param, Path root) throws IOException {
        FileDigest digest = FileDigest.of(root);
        List<StoredFile> stored = new ArrayList<>();
        if (Files.isDirectory(root)) {
            for (String name : digest.files().keySet()) {
                stored.add(
                        stored(param, name, root.resolve(name), digest.files().get(name)));
            }
        } else {
            stored.add(stored(param, "", root, digest));
        }
        return stored;
    }

    private StoredFile stored(Param param, String name, Path file, @Nullable FileDigest expected) throws IOException {
        Content content = Content.of(file);
        if (expected == null || !content.sha256().equals(expected.sha256())) {
            throw new PipelineException(List.of(new Problem(
                    "Run/InputChanged",
                    "param '" + param.spec().name() + "': the content of '" + file
                            + "' changed while it was copied into the store",
                    null,
                    "start the run again once nobody writes the file")));
        }
        new ValueStore(run.store()).write(content);
        return new StoredFile(name, content.sha256(), content.size());
    }

    /** Returns copies of the files of a param in the attempt's folder, under their own names. */
    List<Path> copies(Param param, FilePin pin, AttemptFolder folder) throws IOException {
        Path parent = Files.createDirectories(
                folder.path().resolve("imported").resolve(param.spec().name()));
        List<Path> copies = new ArrayList<>();
        for (int i = 0; i < pin.entries().size(); i++) {
            FilePin.Entry entry = pin.entries().get(i);
            Path name = Path.of(entry.name()).getFileName();
            Path copy =
                    Files.createDirectories(parent.resolve(Integer.toString(i))).resolve(fileName(name));
            copy(param, entry, copy, folder);
            copies.add(copy);
        }
        return copies;
    }

    private static String fileName(@Nullable Path name) {
        String text = name == null ? "" : name.toString();
        return text.isEmpty() || text.equals(".") || text.equals("..") ? "file" : text;
    }

    private void copy(Param param, FilePin.Entry entry, Path copy, AttemptFolder folder) throws IOException {
        List<StoredFile> stored = entry.stored();
        if (stored == null) {
            throw new IllegalStateException("'" + entry.name() + "' is not in the store");
        }
        boolean isFolder = stored.size() != 1 || !stored.get(0).name().isEmpty();
        if (isFolder) {
            Files.createDirectories(copy);
        }
        for (StoredFile file : stored) {
            Path target = isFolder ? copy.resolve(file.name()).normalize() : copy;
            if (!target.startsWith(copy)) {
                throw damaged(param, entry, "the file '" + file.name() + "' is not inside it");
            }
            Files.createDirectories(target.getParent());
            try {
                new ValueStore(run.store()).copy(file.sha256(), file.size(), target, folder);
            } catch (DamagedBytes e) {
                throw damaged(param, entry, String.valueOf(e.getMessage()));
            }
        }
    }

    private PipelineException damaged(Param param, FilePin.Entry entry, String why) {
        return new PipelineException(List.of(new Problem(
                "Store/Damaged",
                "the stored copy of '" + entry.name() + "', which param '"
                        + param.spec().name() + "' names, cannot be used: " + why,
                null,
                "put the file back to where the param says, and resume the run; or start a new one")));
    }
}
