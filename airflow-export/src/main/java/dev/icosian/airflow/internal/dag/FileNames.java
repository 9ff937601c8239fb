package dev.icosian.airflow.internal.dag;

import java.util.Set;

/** Names of variables in a file. Those of steps are their own, so that people find them. */
final class FileNames {
    /** What a file uses for itself, in small letters as names of steps are. */
    private static final Set<String> TAKEN = Set.of("timedelta", "pendulum", "group");

    private FileNames() {}

    /** Returns whether a step's name is not free. */
    static boolean isTaken(String name) {
        return TAKEN.contains(name);
    }

    /** Returns the variable or function of a step or pipeline. No step has a capital letter in its name. */
    static String of(String name) {
        return isTaken(name) ? name + "_Step" : name;
    }
}
