package dev.icosian.materializers.internal.store;

import dev.icosian.ArtifactStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryStoreWithoutLinksTest extends StoreContractTest {
    @TempDir
    Path temporary;

    @Override
    protected ArtifactStore open() {
        return DirectoryStore.openWithoutLinks(temporary.resolve("store"));
    }

    @Override
    protected int ownKeys() {
        return 1;
    }

    @Override
    @Test
    @Disabled("links=off is for one writer: a second one can see half a file")
    void ofManyThreadsOneStoresAKey() {}
}
