package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Fills a temporary file and gives it its name by a hard link: the one operation of a file system that takes a name if
 * and only if it is free, and shows the file whole from the first moment. Thread safe, also between processes.
 */
final class HardLinks implements Publication {
    private final Disk disk;
    private final Linker linker;

    HardLinks(Disk disk) {
        this(disk, Files::createLink);
    }

    HardLinks(Linker linker) {
        this(Disk.REAL, linker);
    }

    private HardLinks(Disk disk, Linker linker) {
        this.disk = disk;
        this.linker = linker;
    }

    @Override
    public boolean publish(Path target, Content content, Kind kind) throws IOException {
        Path temporary = FileContent.temporaryIn(parentOf(target));
        try {
            FileContent.write(temporary, content, kind, disk);
            return link(target, temporary, content);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    @Override
    public boolean takesWritten() {
        return true;
    }

    @Override
    public boolean publishWritten(Path target, Path written, Content content) throws IOException {
        try {
            return link(target, written, content);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Links once in a folder and takes everything away again. Throws what the file system has against it. */
    void probe(Path folder) throws IOException {
        Path file = FileContent.temporaryIn(folder);
        Path link = FileContent.temporaryIn(folder);
        try {
            Files.createFile(file);
            try {
                linker.link(link, file);
            } catch (IOException | UnsupportedOperationException e) {
                throw new LinkRefused(e);
            }
        } finally {
            Files.deleteIfExists(link);
            Files.deleteIfExists(file);
        }
    }

    private boolean link(Path target, Path temporary, Content content) throws IOException {
        try {
            linker.link(target, temporary);
            return true;
        } catch (FileAlreadyExistsException e) {
            // A network file system repeats a request whose answer was lost, and is then in its own way.
            return isSameFile(target, temporary);
        } catch (IOException e) {
            if (isSameFile(target, temporary) || hasBytesOf(target, content)) {
                return true;
            }
            throw e;
        }
    }

    private static boolean isSameFile(Path target, Path temporary) throws IOException {
        try {
            return Files.isSameFile(target, temporary);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static boolean hasBytesOf(Path target, Content content) throws IOException {
        try {
            return Content.of(target).sha256().equals(content.sha256());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Path parentOf(Path target) {
        Path parent = target.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(target + " has no folder");
        }
        return parent;
    }

    /** Gives an existing file a second name; as {@link Files#createLink}, but for tests that play a bad disk. */
    @FunctionalInterface
    interface Linker {
        void link(Path name, Path existing) throws IOException;
    }

    /** The file system makes files here, but no hard links. */
    static final class LinkRefused extends IOException {
        private final Exception refusal;

        LinkRefused(Exception refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        Exception refusal() {
            return refusal;
        }
    }
}
