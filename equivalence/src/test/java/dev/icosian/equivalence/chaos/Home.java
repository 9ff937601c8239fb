package dev.icosian.equivalence.chaos;

import chaos.Works;
import dev.icosian.equivalence.Program;
import dev.icosian.materializers.internal.s3.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A run in one place: what processes need to go on with it.
 *
 * @param store its URI
 * @param events the file that they write what they do into
 * @param variables of all processes
 * @param hasRecord whether the run is known already
 */
record Home(
        Path folder,
        String pipeline,
        String run,
        String store,
        int mebibytes,
        Path events,
        Map<String, String> variables,
        boolean hasRecord) {
    private static final Program PROGRAM = Program.of(Works.class);

    Home {
        variables = Collections.unmodifiableMap(new TreeMap<>(variables));
    }

    /** Starts a command of the program. */
    Command start(List<String> words) throws IOException {
        return PROGRAM.start(folder, variables, words);
    }

    /** Returns a command that begins the run or goes on with it, with these further words. */
    List<String> onwards(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--store", store));
        if (hasRecord) {
            words.addAll(List.of("--resume", run));
        } else {
            words.addAll(List.of("--run", run, "--param", "mebibytes=" + mebibytes));
        }
        words.addAll(List.of(more));
        return words;
    }
}
