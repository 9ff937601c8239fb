package dev.icosian.materializers.internal.store;

import dev.icosian.Content;
import java.io.IOException;
import java.nio.file.Path;

/** How content becomes a file under a name that nobody has taken yet. */
interface Publication {
    /**
     * Makes the file, whole and, unless it may be lost, durable but for its folder's entry, if the name is free. Returns
     * whether it was this call that made it.
     */
    boolean publish(Path target, Content content, Kind kind) throws IOException;

    /** Returns whether {@link #publishWritten} can be used. */
    boolean takesWritten();

    /** As {@link #publish}, of a file in the same folder that has the content already; it is gone afterwards. */
    boolean publishWritten(Path target, Path written, Content content) throws IOException;
}
