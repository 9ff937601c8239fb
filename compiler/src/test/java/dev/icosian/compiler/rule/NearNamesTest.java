package dev.icosian.compiler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    @ParameterizedTest(name = "{0} among {1}")
    @CsvSource(nullValues = "-", textBlock = """
                    signup,   signups cost,               signups
                    singups,  signups cost,               signups
                    visit,    visits viist,               viist visits
                    cast,     cost,                       -
                    forecost, forecast forecasts,         forecast forecasts
                    forcost,  forecast,                   -
                    foreacts, forecast,                   forecast
                    signups,  signups,                    -
                    abcdefgh, abcdefg1 abcdefg2 abcdefg3 abcdefg4, abcdefg1 abcdefg2 abcdefg3
                    """)
    void namesAreNearByLength(String name, String known, String near) {
        assertThat(NearNames.of(name, words(known))).isEqualTo(words(near));
    }

    @ParameterizedTest(name = "{0} among {1}")
    @CsvSource(nullValues = "-", textBlock = """
                    bb,  b c d,   b
                    bb,  b bc d,  -
                    cast, cost,   cost
                    zz,  b c d,   -
                    """)
    void shortNamesOfARequestAreNearIfUnique(String name, String known, String near) {
        assertThat(NearNames.ofRequest(name, words(known))).isEqualTo(words(near));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
