package dev.icosian;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** There is no compiler on this class path. */
final class PlanProvidersTest {
    private static final String MESSAGE = "[Plan/NoCompiler] the compiler is not on the class path\n  fix: add the"
            + " dependency dev.icosian:icosian-compiler (icosian-cli brings it); in a fat jar, let the shade plugin merge"
            + " META-INF/services (ServicesResourceTransformer)";

    @Test
    void aMissingCompilerNamesTheDependency() {
        assertThatThrownBy(() -> Pipeline.named("p").build().plan()).hasMessage(MESSAGE);
        assertThatThrownBy(() -> Plan.parse("{}")).hasMessage(MESSAGE);
    }

    @Test
    void aStoreThatNothingOpensNamesTheDependency() {
        assertThatThrownBy(() -> ArtifactStore.at("s3://lake/x"))
                .hasMessage(
                        "[Store/UnknownScheme] no store on the class path opens 's3://lake/x'\n  fix: add a dependency"
                                + " with stores, such as dev.icosian:icosian-core; in a fat jar, let the shade plugin merge"
                                + " META-INF/services (ServicesResourceTransformer)");
        assertThatThrownBy(() -> ArtifactStore.at("a b"))
                .hasMessage(
                        "[Store/BadUri] 'a b' is no URI: Illegal character in path\n  fix: write file:path/to/folder, with"
                                + " %20 for a blank");
    }
}
