package dev.icosian.airflow.internal.compare;

import dev.icosian.airflow.internal.python.PythonText;

/** Texts in one form, whichever way they were written. */
final class Quoted {
    private Quoted() {}

    static String of(String text) {
        return PythonText.literal(text);
    }
}
