package dev.icosian.materializers.internal.s3;

import dev.icosian.Content;
import dev.icosian.materializers.internal.sink.Destination;
import java.io.IOException;

/** Publishes to objects, {@code s3://bucket/key}, with the options and credentials of stores. */
public final class S3Destination implements Destination {
    @Override
    public String scheme() {
        return S3Place.SCHEME;
    }

    @Override
    public void replace(String uri, Content content, String mediaType) throws IOException {
        S3Object object = S3Object.of(uri);
        try (SharedClient shared = SharedClient.of(object.place())) {
            new PublishedObject(shared.client(), object).replace(content, mediaType);
        }
    }
}
