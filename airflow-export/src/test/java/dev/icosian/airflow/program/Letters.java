package dev.icosian.airflow.program;

import dev.icosian.Default;

/** Nodes of one more pipeline. */
public final class Letters {
    private Letters() {}

    public static String letter(@Default("you") String to) {
        return "Dear " + to;
    }
}
