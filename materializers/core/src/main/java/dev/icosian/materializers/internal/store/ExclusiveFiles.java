package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Creates the file under its name at once, for file systems without hard links. A reader beside the one writer, or a
 * kill, can see half a file; the digests of blobs and JSON files show it.
 */
final class ExclusiveFiles implements Publication {
    @Override
    public boolean publish(Path target, Content content, Kind kind) throws IOException {
        try {
            FileContent.write(target, content, kind, Disk.REAL);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    @Override
    public boolean takesWritten() {
        return false;
    }

    @Override
    public boolean publishWritten(Path target, Path written, Content content) {
        throw new UnsupportedOperationException("without links a file has one name");
    }
}
