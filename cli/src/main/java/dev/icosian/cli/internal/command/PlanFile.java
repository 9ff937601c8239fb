package dev.icosian.cli.internal.command;

import dev.icosian.PipelineException;
import dev.icosian.Plan;
import dev.icosian.Problem;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plans in files. */
final class PlanFile {
    private PlanFile() {}

    /** Returns the canonical JSON of a plan. */
    static String json(Plan plan, boolean withCode) {
        if (withCode) {
            return plan.toJson();
        }
        Object tree = JsonReader.read(plan.toJson(), Decimals.REFUSED);
        Map<String, @Nullable Object> rest = new TreeMap<>();
        if (tree instanceof Map<?, ?> fields) {
            fields.forEach((name, value) -> rest.put((String) name, value));
        }
        rest.remove("code");
        return new String(CanonicalJson.document(rest), StandardCharsets.UTF_8);
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, String text) throws IOException {
        WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads a plan that was written before. */
    static Plan read(String name, Path workingDirectory) throws IOException {
        try {
            return Plan.parse(Files.readString(workingDirectory.resolve(name)));
        } catch (NoSuchFileException e) {
            throw new PipelineException(List.of(new Problem(
                    "Plan/NoFile", "there is no plan file '" + name + "'", null, "write it with plan --out " + name)));
        } catch (IOException e) {
            throw new IOException("plan file '" + name + "': " + e.getMessage(), e);
        }
    }
}
