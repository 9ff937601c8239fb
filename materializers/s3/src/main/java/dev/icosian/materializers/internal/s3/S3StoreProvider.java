package dev.icosian.materializers.internal.s3;

import dev.icosian.ArtifactStore;
import java.net.URI;

/**
 * Opens {@code s3://bucket/prefix} with the options {@code endpoint}, {@code region}, {@code path-style} and
 * {@code conditional-writes}; credentials come from the environment.
 */
public final class S3StoreProvider implements ArtifactStore.Provider {
    @Override
    public String scheme() {
        return S3Place.SCHEME;
    }

    @Override
    public ArtifactStore open(URI uri) {
        return S3Store.open(S3Place.of(uri));
    }
}
