package dev.icosian.compiler.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    @Test
    void orderOfTheTextStays() {
        Object tree = JsonReader.read("{\"b\":1,\"a\":[true,null,\"x\"]}", Decimals.REFUSED);
        assertThat(tree).asString().isEqualTo("{b=1, a=[true, null, x]}");
    }

    @Test
    void treesAreUnmodifiable() {
        Map<?, ?> tree = (Map<?, ?>) JsonReader.read("{\"a\":[1]}", Decimals.REFUSED);
        assertThatThrownBy(tree::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) tree.get("a"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void wholeNumbersAreLongsOrLarger() {
        assertThat(JsonReader.read("[1,9223372036854775807,9223372036854775808]", Decimals.REFUSED))
                .isEqualTo(List.of(1L, Long.MAX_VALUE, BigInteger.TWO.pow(63)));
    }

    @Test
    void decimalsAreDoublesOrExact() {
        String json = "[0.10,1e2,-0.0,0.0,1.00000000000000000001]";
        assertThat(JsonReader.read(json, Decimals.DOUBLE)).isEqualTo(List.of(0.1, 100.0, -0.0, 0.0, 1.0));
        assertThat(JsonReader.read(json, Decimals.EXACT))
                .isEqualTo(List.of(
                        new BigDecimal("0.10"),
                        new BigDecimal("1E+2"),
                        -0.0,
                        new BigDecimal("0.0"),
                        new BigDecimal("1.00000000000000000001")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} []          | line 1, column 4: there is more behind the end of the JSON value",
                "{\"a\":1,\"a\":2} | line 1, column 8: the key \"a\" stands twice in one object",
                "{\"a\":[1       | line 1, column 8: the JSON ends before it is complete",
                "[1, 2.5]       | line 1, column 5: 2.5 is not a whole number, and only whole numbers can stand here",
                "\"\\ud83d\"    | line 1, column 1: the text has an unpaired surrogate"
            })
    void findingNamesItsPlace(String json, String message) {
        assertThatThrownBy(() -> JsonReader.read(json, Decimals.REFUSED))
                .isInstanceOf(JsonException.class)
                .hasMessage(message);
    }

    @Test
    void lineIsCounted() {
        assertThatThrownBy(() -> JsonReader.read("{\n  \"a\": 1,\n  \"a\": 2\n}", Decimals.REFUSED))
                .hasMessage("line 3, column 3: the key \"a\" stands twice in one object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void nothingIsNoJson(String json) {
        assertThatThrownBy(() -> JsonReader.read(json, Decimals.REFUSED))
                .isInstanceOf(JsonException.class)
                .hasMessage("there is no JSON, only white space");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> JsonReader.read("-1e400", Decimals.DOUBLE))
                .hasMessage("line 1, column 1: -1e400 is too large for a double");
        assertThatThrownBy(() -> JsonReader.read("1e99999999999", Decimals.EXACT))
                .hasMessage("line 1, column 1: 1e99999999999 has too large an exponent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"22ff22", "22c08022", "22eda08022", "feff007b007d"})
    void malformedBytesAreRefused(String hex) {
        assertThatThrownBy(() -> JsonReader.read(HexFormat.of().parseHex(hex), Decimals.REFUSED))
                .isInstanceOf(JsonException.class)
                .hasMessage("the bytes are not UTF-8");
    }

    @Test
    void longTextIsRead() {
        String text = "x".repeat(30_000_000);
        assertThat(JsonReader.read("\"" + text + "\"", Decimals.REFUSED)).isEqualTo(text);
    }
}
