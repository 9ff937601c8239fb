package dev.icosian.cli.internal.store;

import dev.icosian.ArtifactStore;
import dev.icosian.internal.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the bytes of a blob are those that its name says. As thread safe as its store. */
record BlobCheck(ArtifactStore store) {
    /** Returns what is wrong with a blob, as a clause; null if nothing is. */
    @Nullable
    String flaw(String key, String sha256) {
        try {
            Optional<ArtifactStore.Stored> stored = store.get(key);
            if (stored.isEmpty()) {
                return "it is gone";
            }
            try (InputStream in = stored.get().open()) {
                String found = Sha256.hex(in);
                return found.equals(sha256) ? null : "the SHA-256 of its bytes is " + found;
            }
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            // Stores that verify by themselves say the same.
            String said = key + " is damaged: ";
            return message.startsWith(said) ? message.substring(said.length()) : "it cannot be read: " + message;
        }
    }
}
