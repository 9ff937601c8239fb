package dev.icosian.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictUtf8Test {
    @ParameterizedTest
    @CsvSource({"'',''", "a,61", "\u00e9,c3a9", "\u20ac,e282ac", "\ud83d\ude00,f09f9880"})
    void encodesAndDecodes(String text, String hex) throws CharacterCodingException {
        assertThat(HexFormat.of().formatHex(StrictUtf8.encode(text))).isEqualTo(hex);
        assertThat(StrictUtf8.decode(HexFormat.of().parseHex(hex))).isEqualTo(text);
    }

    @Test
    void unpairedSurrogatesAreRefused() {
        for (String text : new String[] {"\ud83d", "a\ude00", "\ud83d\ud83d\ude00"}) {
            assertThatThrownBy(() -> StrictUtf8.encode(text)).isInstanceOf(CharacterCodingException.class);
        }
        assertThat(StrictUtf8.unpairedSurrogate("a\ude00")).isEqualTo(1);
        assertThat(StrictUtf8.unpairedSurrogate("\ud83d\ude00\ud83d")).isEqualTo(2);
        assertThat(StrictUtf8.unpairedSurrogate("a\ud83d\ude00")).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80", "c3", "c080", "eda080", "f8888080", "ff"})
    void malformedBytesAreRefused(String hex) {
        assertThatThrownBy(() -> StrictUtf8.decode(HexFormat.of().parseHex(hex)))
                .isInstanceOf(CharacterCodingException.class);
    }
}
