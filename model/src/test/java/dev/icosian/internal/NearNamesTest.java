package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    @ParameterizedTest
    @CsvSource({
        "signup,    'signups spend signupsTotal', 'signups'",
        "US,        'UK EU DE',                   'UK'",
        "uk,        'UK EU DE',                   'UK'",
        "trainigSet,'testSet trainingSet',        'trainingSet'",
        "abcde,     'abcxy abxyz',                'abcxy'",
        "x,         'alpha beta',                 ''",
        "ab,        'ac ad ae af aa',             'aa ac ad'",
        "spend,     'spend2 spent spend',         'spend2 spent'",
        "singups,   'signups',                    'signups'",
        "SPEND,     'spend',                      'spend'"
    })
    void nearestFirst(String name, String candidates, String near) {
        assertThat(String.join(" ", NearNames.of(name, List.of(candidates.split(" ")))))
                .isEqualTo(near);
    }

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
    void nameIsAlmostAnotherByItsLength(String name, String known, String near) {
        assertThat(NearNames.almost(name, words(known))).isEqualTo(words(near));
    }

    @ParameterizedTest(name = "{0} among {1}")
    @CsvSource(nullValues = "-", textBlock = """
                    cast,   cost,       cost
                    cast,   cost case,  -
                    cast,   boost,      -
                    median, mean,       -
                    visit,  visits visible, visits
                    """)
    void shortNameThatWasTypedIsNearToTheOnlyOne(String name, String known, String near) {
        assertThat(NearNames.typed(name, words(known))).isEqualTo(words(near));
    }

    private static List<String> words(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
