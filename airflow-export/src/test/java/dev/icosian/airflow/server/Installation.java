package dev.icosian.airflow.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of what {@code scripts/provision-airflow} prints, which the variable {@code AIRFLOW_INSTALLATIONS} holds.
 *
 * @param name of Airflow its version
 */
public record Installation(String name, Path folder) {
    private static final String VARIABLE = "AIRFLOW_INSTALLATIONS";

    /** Returns all installations of Airflow, newest first. */
    public static List<Installation> airflows() {
        return all().stream()
                .filter(installation -> Character.isDigit(installation.name().charAt(0)))
                .toList();
    }

    /** Returns the newest Airflow of a major version. */
    public static Installation newest(int major) {
        return airflows().stream()
                .filter(installation -> installation.major() == major)
                .findFirst()
                .orElseThrow();
    }

    /** Returns another installation: {@code tools}, {@code postgresql}. */
    public static Installation named(String name) {
        return all().stream()
                .filter(installation -> installation.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Installation> all() {
        String given = System.getenv().getOrDefault(VARIABLE, "");
        List<Installation> all = new ArrayList<>();
        for (String line : given.strip().split("\n", -1)) {
            int equals = line.indexOf('=');
            all.add(new Installation(line.substring(0, equals), Path.of(line.substring(equals + 1))));
        }
        return all;
    }

    /** Returns the program of this name. */
    public String program(@Nullable String name) {
        return folder.resolve("bin").resolve(String.valueOf(name)).toString();
    }

    public int major() {
        return Character.digit(name.charAt(0), 10);
    }

    @Override
    public String toString() {
        return name;
    }
}
