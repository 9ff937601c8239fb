package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
        "spend,     'spend2 spent spend',         'spend spend2 spent'"
    })
    void nearestFirst(String name, String candidates, String near) {
        assertThat(String.join(" ", NearNames.of(name, List.of(candidates.split(" ")))))
                .isEqualTo(near);
    }
}
