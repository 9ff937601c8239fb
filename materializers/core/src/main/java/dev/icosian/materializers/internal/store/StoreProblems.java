package dev.icosian.materializers.internal.store;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the place of a store, in words and with the way out. */
final class StoreProblems {
    private StoreProblems() {}

    static PipelineException notWritable(Path path, Exception cause) {
        return problem(
                "Store/NotWritable",
                "cannot write to the store folder " + path + " (" + reason(cause) + ")",
                path.toString(),
                "make the folder writable for this user, or choose another one with --store",
                cause);
    }

    static PipelineException noHardLinks(Path path, Exception cause) {
        return problem(
                "Store/NoHardLinks",
                "the file system of the store folder " + path + " refuses hard links (" + reason(cause)
                        + "), so two writers could overwrite each other",
                path.toString(),
                "choose a folder on a local disk, or, if only one process at a time ever writes here, add ?links=off: "
                        + "--store 'file:" + path + "?links=off'",
                cause);
    }

    static PipelineException unknownVersion(String place, long found) {
        return problem(
                "Store/UnknownVersion",
                "the store has format version " + found + ", this program knows version " + StoreVersion.VERSION,
                place,
                "use the version of the library that made this store, or choose another store with --store",
                null);
    }

    static PipelineException damaged(String place, String rightText) {
        return problem(
                "Store/Damaged",
                "the store's version file " + place + " is damaged",
                place,
                "if this store was made by format version " + StoreVersion.VERSION
                        + ", replace the whole text of the file by these two lines:\n" + rightText.stripTrailing(),
                null);
    }

    static PipelineException foreign(Path root, Path file, BasicFileAttributes attributes) {
        String what = attributes.isSymbolicLink()
                ? "a symbolic link"
                : attributes.isDirectory()
                        ? "a folder"
                        : attributes.isRegularFile() ? "a file" : "neither a file nor a folder";
        return new PipelineException(List.of(new Problem(
                "Store/Foreign",
                "'" + ForeignFiles.shown(root.relativize(file).toString()) + "' in the store folder " + root + " is "
                        + what + ", which Icosian has not made and does not follow",
                ForeignFiles.shown(file.toString()),
                "take it away; what it stood for is computed again")));
    }

    static PipelineException badUri(String uri, String why) {
        return new PipelineException(List.of(new Problem(
                "Store/BadUri",
                "'" + uri + "' is no place for a store: " + why,
                null,
                "write file:relative/path, file:/absolute/path, or file:path?links=off")));
    }

    /** Returns whether an exception says that writing here will never work, rather than that it went wrong once. */
    static boolean saysNotWritable(Exception cause) {
        if (cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || cause instanceof FileAlreadyExistsException) {
            return true;
        }
        String reason = cause instanceof FileSystemException failure ? failure.getReason() : null;
        return reason != null && (reason.contains("Read-only file system") || reason.contains("Not a directory"));
    }

    /** Returns the words of an exception without the path, which the message has already. */
    private static String reason(Exception cause) {
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException existing) {
            return existing.getFile() + " is a file, not a folder";
        }
        String name = cause.getClass().getSimpleName();
        return cause instanceof IOException && cause.getMessage() != null ? name + ": " + cause.getMessage() : name;
    }

    private static PipelineException problem(
            String code, String message, String place, String hint, @Nullable Exception cause) {
        return new PipelineException(List.of(new Problem(code, message, place, hint)), cause);
    }
}
