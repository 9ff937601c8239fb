package dev.icosian.materializers.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.ArtifactStore;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreContractTest {
    @Override
    protected ArtifactStore open() {
        return new MemoryStore();
    }

    @Test
    void closedStoreSaysThatItsContentIsGone() {
        ArtifactStore store = new MemoryStore();
        store.close();

        assertThatThrownBy(() -> store.get("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the memory store is closed; its content is gone");
    }

    @Test
    void uriOpensANewStore() {
        try (ArtifactStore one = ArtifactStore.at("memory:");
                ArtifactStore other = ArtifactStore.at(one.uri().toString())) {
            assertThat(one).isInstanceOf(MemoryStore.class).isNotSameAs(other);
        }
    }
}
