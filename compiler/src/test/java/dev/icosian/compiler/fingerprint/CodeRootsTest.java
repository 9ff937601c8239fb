package dev.icosian.compiler.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import acme.shop.Features;
import dev.icosian.Pipeline;
import dev.icosian.compiler.Flow;
import dev.icosian.internal.ModelAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeRootsTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme, com.acme.Features, user",
        "com.acme, com.acme.deep.down.Features, user",
        "com.acme, com.acmeother.Features, outside",
        "com.acme, org.dflib.Frame, outside",
        "com.acme, java.lang.String, no",
        "com.acme, javax.sql.DataSource, no",
        "com.acme, dev.icosian.Pipeline, no",
        "dev.icosian, dev.icosian.Pipeline, no",
        "dev.icosian, dev.icosian.internal.Names, no",
        "dev.icosian, dev.icosian.internal.file.AtomicFile, no",
        "dev.icosian, dev.icosian.compiler.graph.Bind, no",
        "dev.icosian, dev.icosian.examples.Features, user",
        "forecast, forecast.Features, user",
        "'', Features, user",
        "'', com.acme.Features, outside"
    })
    void classIsUserCodeByItsPackage(String root, String className, String expected) {
        CodeRoots roots = CodeRoots.of(root);
        assertThat(roots.isUserCode(className)).isEqualTo(expected.equals("user"));
        assertThat(roots.isOutside(className)).isEqualTo(expected.equals("outside"));
    }

    @Test
    void defaultsAreTwoSegmentsOfEachModuleAndDeclaredRootsReplaceThem() {
        Flow flow = new Flow().function(Features.class, "perSignup").outputs("perSignup");
        Pipeline.Builder pipeline = Pipeline.named("p").modules(java.util.List.class, Features.class);
        assertThat(CodeRoots.of(ModelAccess.get().declaration(pipeline.build()), flow.build())
                        .asList())
                .containsExactly("acme.shop", "java.util");
        pipeline.codeRoots("com.acme", "a");
        assertThat(CodeRoots.of(ModelAccess.get().declaration(pipeline.build()), flow.build())
                        .asList())
                .containsExactly("a", "com.acme");
    }
}
