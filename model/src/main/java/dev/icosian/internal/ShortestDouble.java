package dev.icosian.internal;

import java.math.BigInteger;

/**
 * Spells binary floating-point numbers as {@link Double#toString(double)} does from JDK 19 on: the shortest decimal
 * that reads back as the same number, of those the closest. JDK 17 and 18 sometimes give a longer or a farther one
 * ({@code 2.0E-3} but {@code 8.409999999999999E21}), and bytes that digests are made of must not depend on the JDK.
 * Thread-safe.
 */
public final class ShortestDouble {
    private static final boolean JDK_IS_SHORTEST = Runtime.version().feature() >= 19;

    /** From here on a whole number may have more than 15 digits, and then not be the shortest spelling of itself. */
    private static final double MANY_DIGITS = 1E15;

    private static final int DOUBLE_FRACTION_BITS = 52;
    private static final int DOUBLE_MIN_EXPONENT = -1074;
    private static final int FLOAT_FRACTION_BITS = 23;
    private static final int FLOAT_MIN_EXPONENT = -149;

    private static final double LOG10_OF_2 = 0.3010299956639812;
    private static final int DIGITS = 17;

    private ShortestDouble() {}

    /** Returns the shortest spelling: {@code 1.0}, {@code 1.0E10}, {@code -0.0}, {@code NaN}, {@code -Infinity}. */
    public static String toString(double value) {
        return JDK_IS_SHORTEST ? Double.toString(value) : spell(value);
    }

    /** Returns the shortest spelling of a float, which often is shorter than that of the same number as a double. */
    public static String toString(float value) {
        return JDK_IS_SHORTEST ? Float.toString(value) : spell(value);
    }

    static String spell(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < MANY_DIGITS && size == (long) size) {
            return layout(value < 0, (long) size, 0);
        }
        long bits = Double.doubleToRawLongBits(size);
        long fraction = bits & ((1L << DOUBLE_FRACTION_BITS) - 1);
        int exponent = (int) (bits >>> DOUBLE_FRACTION_BITS);
        return spell(value < 0, fraction, exponent, DOUBLE_FRACTION_BITS, DOUBLE_MIN_EXPONENT);
    }

    static String spell(float value) {
        if (!Float.isFinite(value) || value == 0) {
            return Float.toString(value);
        }
        int bits = Float.floatToRawIntBits(Math.abs(value));
        int fraction = bits & ((1 << FLOAT_FRACTION_BITS) - 1);
        int exponent = bits >>> FLOAT_FRACTION_BITS;
        return spell(value < 0, fraction, exponent, FLOAT_FRACTION_BITS, FLOAT_MIN_EXPONENT);
    }

    private static String spell(boolean negative, long fraction, int biased, int fractionBits, int minExponent) {
        boolean subnormal = biased == 0;
        long significand = subnormal ? fraction : fraction | 1L << fractionBits;
        int exponent = subnormal ? minExponent : minExponent + biased - 1;
        boolean powerOfTwo = fraction == 0 && biased > 1;
        return shortest(negative, significand, exponent, powerOfTwo);
    }

    /**
     * The number is {@code significand * 2^exponent}. Everything is measured in quarters of its last bit, so that the
     * middles between it and its neighbours are whole: two quarters away, only one below a power of two, where the
     * numbers below lie twice as dense.
     */
    private static String shortest(boolean negative, long significand, int exponent, boolean powerOfTwo) {
        int magnitude = exponent + Long.SIZE - 1 - Long.numberOfLeadingZeros(significand);
        int unitExponent = (int) Math.floor(magnitude * LOG10_OF_2) - (DIGITS - 1);

        BigInteger unit = unitExponent > 0 ? BigInteger.TEN.pow(unitExponent) : BigInteger.ONE;
        BigInteger scale = unitExponent < 0 ? BigInteger.TEN.pow(-unitExponent) : BigInteger.ONE;
        int quarterExponent = exponent - 2;
        if (quarterExponent > 0) {
            scale = scale.shiftLeft(quarterExponent);
        }
        if (quarterExponent < 0) {
            unit = unit.shiftLeft(-quarterExponent);
        }

        boolean endsIncluded = (significand & 1) == 0;
        BigInteger[] exact = units(significand << 2, scale, unit);
        BigInteger[] low = units((significand << 2) - (powerOfTwo ? 1 : 2), scale, unit);
        BigInteger[] high = units((significand << 2) + 2, scale, unit);
        boolean lowIsWhole = low[1].signum() == 0;
        boolean highIsWhole = high[1].signum() == 0;
        long least = low[0].longValueExact() + (lowIsWhole && endsIncluded ? 0 : 1);
        long most = high[0].longValueExact() - (highIsWhole && !endsIncluded ? 1 : 0);

        long whole = exact[0].longValueExact();
        int halfOfRest = exact[1].shiftLeft(1).compareTo(unit);
        boolean hasRest = exact[1].signum() != 0;
        for (long step = powerOfTen(decimalDigits(whole) - 2); step > 1; step /= 10) {
            long below = whole / step * step;
            long above = below + step;
            boolean belowReads = below >= least;
            boolean aboveReads = above <= most;
            if (belowReads && aboveReads) {
                long twice = 2 * (whole - below);
                boolean tie = twice == step && !hasRest;
                boolean belowIsCloser = tie ? below / step % 2 == 0 : twice < step;
                return layout(negative, belowIsCloser ? below : above, unitExponent);
            }
            if (belowReads || aboveReads) {
                return layout(negative, belowReads ? below : above, unitExponent);
            }
        }
        boolean down = halfOfRest < 0 || (halfOfRest == 0 && whole % 2 == 0);
        boolean takeWhole = whole + 1 > most || (down && whole >= least);
        return layout(negative, takeWhole ? whole : whole + 1, unitExponent);
    }

    private static BigInteger[] units(long quarters, BigInteger scale, BigInteger unit) {
        return BigInteger.valueOf(quarters).multiply(scale).divideAndRemainder(unit);
    }

    private static int decimalDigits(long positive) {
        return Long.toString(positive).length();
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    /** Writes {@code number * 10^exponent}: plainly from 10^-3 up to below 10^7, else with an exponent. */
    private static String layout(boolean negative, long number, int exponent) {
        String all = Long.toString(number);
        int firstDigitExponent = exponent + all.length() - 1;
        int end = all.length();
        while (end > 1 && all.charAt(end - 1) == '0') {
            end--;
        }
        String digits = all.substring(0, end);

        StringBuilder text = new StringBuilder(26);
        if (negative) {
            text.append('-');
        }
        if (firstDigitExponent >= 7 || firstDigitExponent < -3) {
            appendPoint(text, digits, 1);
            return text.append('E').append(firstDigitExponent).toString();
        }
        if (firstDigitExponent < 0) {
            return text.append("0.")
                    .append("0".repeat(-firstDigitExponent - 1))
                    .append(digits)
                    .toString();
        }
        appendPoint(text, digits, firstDigitExponent + 1);
        return text.toString();
    }

    private static void appendPoint(StringBuilder text, String digits, int wholeDigits) {
        if (digits.length() <= wholeDigits) {
            text.append(digits)
                    .append("0".repeat(wholeDigits - digits.length()))
                    .append(".0");
            return;
        }
        text.append(digits, 0, wholeDigits).append('.').append(digits, wholeDigits, digits.length());
    }
}
