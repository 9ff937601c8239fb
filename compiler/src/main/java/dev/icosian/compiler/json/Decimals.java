package dev.icosian.compiler.json;

/** What a reader makes of numbers with a fraction or an exponent. */
public enum Decimals {
    /** There can be none: a {@link JsonException}. */
    REFUSED,
    /** {@code Double}; one that is too large for a double is a {@link JsonException}. */
    DOUBLE,
    /**
     * {@code BigDecimal}, digit by digit; but {@code -0.0} becomes a {@code Double}, since no {@code BigDecimal} is a
     * negative zero.
     */
    EXACT
}
