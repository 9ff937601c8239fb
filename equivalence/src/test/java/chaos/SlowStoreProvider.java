package chaos;

import dev.icosian.ArtifactStore;
import java.net.URI;

/** Opens {@code slow:file:/…}. */
public final class SlowStoreProvider implements ArtifactStore.Provider {
    /** The scheme. */
    public static final String SCHEME = "slow";

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public ArtifactStore open(URI uri) {
        return new SlowStore(ArtifactStore.at(uri.toString().substring(SCHEME.length() + 1)));
    }
}
