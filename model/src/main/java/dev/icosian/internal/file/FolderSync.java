package dev.icosian.internal.file;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A new or renamed file is durable once its folder is. */
public final class FolderSync {
    private static final boolean CANNOT_OPEN_FOLDERS = File.separatorChar == '\\';

    private FolderSync() {}

    /** Makes the entries of a folder durable; does nothing where the system has no way to. */
    public static void sync(Path folder) throws IOException {
        if (CANNOT_OPEN_FOLDERS) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
