package dev.icosian.equivalence.chaos;

import chaos.Works;
import dev.icosian.airflow.server.Home;
import dev.icosian.airflow.server.Installation;
import dev.icosian.airflow.server.ProgramJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest Airflow 3, and a copy of its empty database for each run. Thread safe. */
final class Airflow {
    /** When runs are said to be due, which their name follows from. */
    static final String DATE = "2026-01-01T00:00:00+00:00";
    /** The name that Airflow gives them. */
    static final String RUN = "manual__" + DATE;

    private static final String DATABASE = "airflow.db";

    private final Path folder;
    private @Nullable Home empty;

    Airflow(Path folder) {
        this.folder = folder;
    }

    /** Returns whether there is one. */
    static boolean isGiven() {
        String installations = System.getenv("AIRFLOW_INSTALLATIONS");
        return installations != null && !installations.isEmpty();
    }

    private synchronized Home empty() throws Exception {
        if (empty == null) {
            Home home = Home.at(folder, Installation.newest(3));
            home.migrate();
            empty = home;
        }
        return empty;
    }

    /** Makes a home of its own in a folder, unless it has one, with these variables. */
    Home home(Path place, Map<String, String> variables) throws Exception {
        Home made = empty();
        Home home = Home.at(place, made.installation()).with(variables);
        if (Files.notExists(place.resolve(DATABASE))) {
            Files.copy(made.folder().resolve(DATABASE), place.resolve(DATABASE));
        }
        return home;
    }

    /** Writes the program of the works into a folder. */
    static ProgramJar program(Path place, Map<String, String> variables) throws IOException {
        return ProgramJar.write(place, Works.class, variables);
    }
}
