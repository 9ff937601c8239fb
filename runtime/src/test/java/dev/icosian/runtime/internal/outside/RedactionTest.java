package dev.icosian.runtime.internal.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
    private static final String VALUE = "Tr0ub4dor \"&\\ 3é";
    private static final Redaction REDACTION = Redaction.of(List.of(Secret.of(VALUE)));

    static Stream<Arguments> forms() {
        byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                arguments("as it is", "password=" + VALUE + ";", "password=***;"),
                arguments("twice", VALUE + VALUE, "******"),
                arguments("in a form", "p=" + URLEncoder.encode(VALUE, StandardCharsets.UTF_8) + "&q", "p=***&q"),
                arguments(
                        "in a path",
                        "/" + URLEncoder.encode(VALUE, StandardCharsets.UTF_8).replace("+", "%20") + "/",
                        "/***/"),
                arguments("in JSON", "{\"p\":\"Tr0ub4dor \\\"&\\\\ 3é\"}", "{\"p\":\"***\"}"),
                arguments("hexadecimal", "0x" + HexFormat.of().formatHex(bytes), "0x***"),
                arguments(
                        "hexadecimal, capitals", HexFormat.of().withUpperCase().formatHex(bytes), "***"),
                arguments("Base64", Base64.getEncoder().withoutPadding().encodeToString(bytes), "***"),
                arguments(
                        "Base64 in URLs",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                        "***"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void secretIsTakenOut(String form, String text, String clean) {
        assertThat(REDACTION.text(text)).isEqualTo(clean);
    }

    /** As in the header of a login: nobody can read more than two letters of the secret from what is left. */
    @ParameterizedTest
    @MethodSource("users")
    void secretIsTakenOutOfTheMiddleOfBase64(String user) {
        String header =
                Base64.getEncoder().encodeToString((user + ":" + VALUE + ":x").getBytes(StandardCharsets.UTF_8));

        String clean = REDACTION.text("Basic " + header);

        assertThat(clean).startsWith("Basic ").contains("***");
        String left = clean.substring("Basic ".length()).replace("***", "");
        assertThat(left.length()).isLessThanOrEqualTo(header.length() - (VALUE.length() - GROUP) * 4 / GROUP);
    }

    private static final int GROUP = 3;

    static Stream<String> users() {
        return Stream.of("a", "me", "you", "them");
    }

    @Test
    void eachLongLineOfASecretIsOne() {
        Redaction key = Redaction.of(List.of(Secret.of("-----BEGIN-----\nMIIEvQIBADAN\nx\n-----END-----\n")));

        assertThat(key.text("cannot read MIIEvQIBADAN, x")).isEqualTo("cannot read ***, x");
    }

    @Test
    void longerSecretIsTakenOutWhole() {
        Redaction two = Redaction.of(List.of(Secret.of("word"), Secret.of("password1")));

        assertThat(two.text("password1, word")).isEqualTo("***, ***");
    }

    @Test
    void shortSecretStays() {
        assertThat(Redaction.of(List.of(Secret.of("abc"))).isEmpty()).isTrue();
    }

    @Test
    void exceptionWithoutTheSecretIsLeftAsItIs() {
        IllegalStateException harmless = new IllegalStateException("no route", new RuntimeException("to host"));

        assertThat(REDACTION.throwable(harmless)).isSameAs(harmless);
    }

    @Test
    void exceptionsKeepTheirTypeNamesPlacesCausesAndSuppressedOnes() {
        IllegalStateException thrown =
                new IllegalStateException("login " + VALUE, new RuntimeException("why " + VALUE));
        thrown.addSuppressed(new IllegalArgumentException("also " + VALUE));

        Throwable clean = Objects.requireNonNull(REDACTION.throwable(thrown));

        assertThat(clean.toString()).isEqualTo("java.lang.IllegalStateException: login ***");
        assertThat(clean.getStackTrace()).isEqualTo(thrown.getStackTrace());
        assertThat(clean.getCause()).hasToString("java.lang.RuntimeException: why ***");
        assertThat(clean.getSuppressed()[0]).hasToString("java.lang.IllegalArgumentException: also ***");
    }

    @Test
    void causeOfItsOwnCauseEndsThere() {
        IllegalStateException one = new IllegalStateException("one " + VALUE);
        one.initCause(new IllegalStateException("two " + VALUE, one));

        Throwable clean = Objects.requireNonNull(REDACTION.throwable(one));

        assertThat(clean.getCause()).hasToString("java.lang.IllegalStateException: two ***");
        assertThat(clean.getCause().getCause()).isNull();
    }

    @Test
    void findingsStayFindings() {
        PipelineException found =
                new PipelineException(List.of(new Problem("A/B", "is " + VALUE, VALUE, "not " + VALUE)));

        assertThat(REDACTION.throwable(found))
                .isInstanceOfSatisfying(
                        PipelineException.class,
                        clean -> assertThat(clean.problems())
                                .containsExactly(new Problem("A/B", "is ***", "***", "not ***")));
    }
}
