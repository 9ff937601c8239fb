package dev.icosian.materializers.internal.store;

import dev.icosian.internal.file.FolderSync;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** What makes a store outlive a power cut; a test may play a disk that forgets the rest. */
interface Disk {
    /** The disk of this machine. */
    Disk REAL = new Disk() {
        @Override
        public void sync(Path file, FileChannel open) throws IOException {
            open.force(false);
        }

        @Override
        public void syncFolder(Path folder) throws IOException {
            FolderSync.sync(folder);
        }
    };

    /** Makes the bytes of a file durable. */
    void sync(Path file, FileChannel open) throws IOException;

    /** Makes the names in a folder durable. */
    void syncFolder(Path folder) throws IOException;
}
