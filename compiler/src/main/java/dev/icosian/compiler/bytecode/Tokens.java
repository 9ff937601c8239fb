package dev.icosian.compiler.bytecode;

import dev.icosian.internal.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * An ASCII text that two different sequences of tokens never share: each token stands behind its length and a colon.
 * Characters that are not printable ASCII, and backslashes, are escaped. Not thread safe.
 */
public final class Tokens {
    private static final char FIRST = ' ';
    private static final char LAST = '~';

    private final StringBuilder text = new StringBuilder();

    /** Adds a token. */
    public Tokens add(String token) {
        String escaped = escaped(token);
        text.append(escaped.length()).append(':').append(escaped);
        return this;
    }

    /** Adds a number, in decimal digits. */
    public Tokens add(int number) {
        return add(Integer.toString(number));
    }

    /** Adds how many tokens there are, then the tokens. */
    public Tokens addAll(Iterable<String> tokens) {
        int count = 0;
        for (String ignored : tokens) {
            count++;
        }
        add(count);
        tokens.forEach(this::add);
        return this;
    }

    private static String escaped(String token) {
        for (int i = 0; i < token.length(); i++) {
            if (!isPlain(token.charAt(i))) {
                return escapedFrom(token, i);
            }
        }
        return token;
    }

    private static String escapedFrom(String token, int start) {
        StringBuilder escaped = new StringBuilder(token.length() + 16).append(token, 0, start);
        for (int i = start; i < token.length(); i++) {
            char c = token.charAt(i);
            if (isPlain(c)) {
                escaped.append(c);
            } else {
                escaped.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    escaped.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            }
        }
        return escaped.toString();
    }

    private static boolean isPlain(char c) {
        return c >= FIRST && c <= LAST && c != '\\';
    }

    /** Returns the digest of the text, 64 hex digits. */
    public String sha256() {
        return Sha256.hex(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
