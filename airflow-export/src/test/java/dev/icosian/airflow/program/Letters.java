package dev.icosian.airflow.program;

import dev.icosian.Default;
import dev.icosian.Secret;

/** Nodes of one more pipeline. */
public final class Letters {
    private Letters() {}

    public static String letter(@Default("you") String to) {
        return "Dear " + to;
    }

    /** Nodes that need a secret. */
    public static final class Guarded {
        private Guarded() {}

        public static int client(Secret token) {
            return token.reveal().length();
        }

        public static int answer(int client) {
            return client;
        }
    }
}
