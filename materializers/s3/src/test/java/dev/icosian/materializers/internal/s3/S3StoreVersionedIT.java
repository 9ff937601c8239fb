package dev.icosian.materializers.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.Content;
import dev.icosian.PipelineException;
import dev.icosian.materializers.internal.store.Keys;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** As {@link S3StoreIT}, in a bucket that keeps what was replaced and deleted. */
@NeedsS3Server
class S3StoreVersionedIT extends S3StoreIT {
    @Override
    boolean isVersioned() {
        return true;
    }

    /** Amazon's servers, as their manual says, store it; the one of the tests takes the deletion's marker for an object. */
    @Override
    @Test
    protected void deletedKeyCanBeStoredAgain() throws IOException {
        put("a/b", "first");

        store().delete("a/b");
        store().delete("a/b");
        store().delete("never/there");

        assertThat(store().get("a/b")).isEmpty();
        assertThat(keys("a/")).isEmpty();
        assertThatThrownBy(() -> put("a/b", "second"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(
                        "[Store/DeleteMarker] 'a/b' was deleted from a versioned bucket, and the server at "
                                + server().endpoint()
                                + " takes the marker of that for an object that must not be overwritten");
        assertThat(store().get("a/b")).isEmpty();
    }

    @Test
    void deletedBlobCanBeStoredAgain() throws IOException {
        Content content = content("text");
        String key = Keys.blob(content.sha256());
        store().putIfAbsent(key, content);

        store().delete(key);

        assertThat(store().get(key)).isEmpty();
        assertThat(store().putIfAbsent(key, content)).isTrue();
        assertThat(store().putIfAbsent(key, content)).isFalse();
        assertThat(text(key)).isEqualTo("text");
    }

    @Test
    void whatWasNotThereLeavesNoMarker() throws IOException {
        put("a", "x");

        store().delete("b");

        assertThat(server().client()
                        .listObjectVersions(request -> request.bucket(bucket()))
                        .deleteMarkers())
                .isEmpty();
    }
}
