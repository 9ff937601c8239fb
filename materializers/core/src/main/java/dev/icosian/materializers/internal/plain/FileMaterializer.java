package dev.icosian.materializers.internal.plain;

import dev.icosian.ArtifactInput;
import dev.icosian.ArtifactOutput;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.materializers.internal.family.NamedFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** One regular file, by its bytes; its name is not part of them. Immutable and thread safe. */
public final class FileMaterializer extends NamedFormat<Path> {
    /** Makes the materializer; also for ServiceLoader. */
    public FileMaterializer() {
        super("file", 1, TypeRef.of(Path.class), "application/octet-stream");
    }

    /**
     * Copies the file.
     *
     * @throws PipelineException if it is a folder or a symbolic link, or is not there
     */
    @Override
    public void write(Path value, ArtifactOutput out) throws IOException {
        check(value);
        try (InputStream from = Files.newInputStream(value, LinkOption.NOFOLLOW_LINKS);
                OutputStream to = out.open()) {
            from.transferTo(to);
        }
    }

    /** Returns a copy that belongs to the caller. */
    @Override
    public Path read(ArtifactInput in) throws IOException {
        return in.file();
    }

    private static void check(Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            throw problem(
                    "Materialize/MissingFile",
                    "the result " + file + " names a file that is not there",
                    "write the file before returning its path");
        }
        if (attributes.isRegularFile()) {
            return;
        }
        String found =
                attributes.isDirectory() ? "a folder" : attributes.isSymbolicLink() ? "a symbolic link" : "a device";
        throw problem(
                "Materialize/Directory",
                "the result " + file + " is " + found + "; an artifact is one regular file",
                attributes.isDirectory()
                        ? "pack the folder into one file, such as a zip, or return its files one by one"
                        : "return the path of the file itself");
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }
}
