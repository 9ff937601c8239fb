package dev.icosian.compiler.outside;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* * * * *",
                "0 6 * * *",
                "*/15 * * * *",
                "0-30/10,45 8-18 * * MON-FRI",
                "0 0 1 jan,Jul *",
                "0 0 * * 0",
                "0 0 * * 5-7",
                "59 23 31 12 7",
                " 0  6 * * * ",
                "0 0 29 2 *",
                "0 0 31 2 MON"
            })
    void isOne(String expression) {
        assertThat(CronExpression.problem(expression)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"               | has 0 fields, not 5",
                "@daily             | has 1 field, not 5",
                "0 6 * *            | has 4 fields, not 5",
                "0 0 6 * * *        | has 6 fields, not 5",
                "60 * * * *         | has the minute '60': '60' is not from 0 to 59",
                "* 24 * * *         | has the hour '24': '24' is not from 0 to 23",
                "* * 0 * *          | has the day '0': '0' is not from 1 to 31",
                "* * * 13 *         | has the month '13': '13' is not from 1 to 12 or JAN to DEC",
                "* * * * 8          | has the weekday '8': '8' is not from 0 to 7 or SUN to SAT",
                "* * * FEBRUARY *   | has the month 'FEBRUARY': 'FEBRUARY' is not from 1 to 12 or JAN to DEC",
                "30-10 * * * *      | has the minute '30-10': '30-10' runs backwards",
                "* * * * FRI-MON    | has the weekday 'FRI-MON': 'FRI-MON' runs backwards",
                "*/0 * * * *        | has the minute '*/0': '*/0' has no step from 1 to 59",
                "*/60 * * * *       | has the minute '*/60': '*/60' has no step from 1 to 59",
                "*/ * * * *         | has the minute '*/': '*/' has no step from 1 to 59",
                "5/15 * * * *       | has the minute '5/15': '5/15' has a step without a range; write 5-59/15",
                "1,,2 * * * *       | has the minute '1,,2': '' is not from 0 to 59",
                "-1 * * * *         | has the minute '-1': '-1' is not from 0 to 59",
                "1-2-3 * * * *      | has the minute '1-2-3': '1-2-3' is not from 0 to 59",
                "0 0 L * *          | has the day 'L': 'L' is not from 1 to 31",
                "0 0 ? * MON        | has the day '?': '?' is not from 1 to 31",
                "0 0 * * MON#1      | has the weekday 'MON#1': 'MON#1' is not from 0 to 7 or SUN to SAT",
                "0 0 30 2 *         | never comes: no month that it has is so long",
                "0 0 31 4,6,9,11 *  | never comes: no month that it has is so long"
            })
    void isNone(String expression, String problem) {
        assertThat(CronExpression.problem(expression)).isEqualTo(problem);
    }
}
