package dev.icosian.temporal.history;

import dev.icosian.temporal.internal.wire.RunInput;
import dev.icosian.test.Golden;
import io.temporal.common.WorkflowExecutionHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of histories, in a folder per version of the interpreter. They are added to, and never changed. */
public final class GoldenHistories {
    private static final Path FOLDER = Path.of("src/test/resources/golden/histories");
    private static final String SUFFIX = ".json";

    private GoldenHistories() {}

    /** Returns all, by version and name: {@code 1/simple}. */
    public static Map<String, WorkflowExecutionHistory> all() throws IOException {
        Map<String, WorkflowExecutionHistory> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(SUFFIX)).toList()) {
                String name =
                        FOLDER.relativize(file).toString().replace('\\', '/').replace(SUFFIX, "");
                all.put(name, WorkflowExecutionHistory.fromJson(Files.readString(file)));
            }
        }
        return all;
    }

    /** Writes a history of the newest version, when told to and if it has no file. */
    public static void add(String name, String json) throws IOException {
        Path file = FOLDER.resolve(String.valueOf(RunInput.VERSION)).resolve(name + SUFFIX);
        if (Golden.isUpdate() && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, json);
        }
    }
}
