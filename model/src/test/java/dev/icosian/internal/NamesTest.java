package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "MonthEnd, month_end",
        "spend, spend",
        "avg3wkSpend, avg3wk_spend",
        "HTTPServer, http_server",
        "loadURL, load_url",
        "uk.holidays, uk__holidays",
        "'a b-c', a_b_c",
        "9lives, n9lives",
        "_private, n_private",
        "Größe, gr__e",
        "class, class_0889113e",
        "'', n",
    })
    void namesAreMadeFromOtherNames(String original, String expected) {
        assertThat(Names.generated(original, taken -> false)).isEqualTo(expected);
        assertThat(Names.isStepName(expected)).isTrue();
    }

    @Test
    void longAndTakenNamesGetADigestOfTheOriginal() {
        String name = "a".repeat(70);
        assertThat(Names.generated(name, taken -> false)).hasSize(63).startsWith("a".repeat(54) + "_");
        assertThat(Names.generated("spend", "spend"::equals)).matches("spend_[0-9a-f]{8}");
    }

    @ParameterizedTest
    @CsvSource({"a, true", "a_1, true", "A, false", "1a, false", "_a, false", "import, false", "a.b, false", "'', false"
    })
    void stepNames(String name, boolean legal) {
        assertThat(Names.isStepName(name)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({"a, true", "trainX, true", "_a, true", "1a, false", "x.raw, false", "größe, false", "'', false"})
    void nodeNames(String name, boolean legal) {
        assertThat(Names.isNodeName(name)).isEqualTo(legal);
    }
}
