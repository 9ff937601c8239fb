package dev.icosian.materializers.internal.sink;

import dev.icosian.Content;
import java.io.IOException;

/** A kind of place beside files that publications go to, found by ServiceLoader. Thread safe. */
public interface Destination {
    /** Returns the scheme of the URIs of these places. */
    String scheme();

    /**
     * Makes a place hold these bytes, unless it does: its readers see the old ones or the new ones.
     *
     * @throws IOException if that did not work, and may work later
     * @throws dev.icosian.PipelineException if it will not work before somebody mends something
     */
    void replace(String uri, Content content, String mediaType) throws IOException;
}
