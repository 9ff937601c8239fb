package dev.icosian.airflow.internal.python;

import java.math.BigDecimal;
import java.util.Locale;

/** Writes numbers of JSON as Python literals. */
final class PythonNumber {
    private PythonNumber() {}

    /** Returns a literal that {@code ruff format} leaves as it is. */
    static String literal(Number number) {
        if (number instanceof Double || number instanceof BigDecimal) {
            String text = number.toString().toLowerCase(Locale.ROOT).replace("e+", "e");
            return text.contains(".") || text.contains("e") ? text : text + ".0";
        }
        return number.toString();
    }
}
