package dev.icosian.cli.internal.given;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.Decimals;
import dev.icosian.compiler.json.JsonException;
import dev.icosian.compiler.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file with params: a JSON object, one field per param. */
public final class ParamFile {
    private ParamFile() {}

    /** Returns the JSON trees by name. */
    public static Map<String, @Nullable Object> read(String name, Path workingDirectory) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(workingDirectory.resolve(name));
        } catch (NoSuchFileException e) {
            throw problem("Params/NoFile", "there is no file '" + name + "' for --params", "see its name and folder");
        } catch (IOException e) {
            throw problem(
                    "Params/Unreadable",
                    "the file '" + name + "' for --params cannot be read: " + e,
                    "see that it is a file, and that this user may read it");
        }
        Object tree;
        try {
            tree = JsonReader.read(bytes, Decimals.EXACT);
        } catch (JsonException e) {
            throw notAnObject(name, String.valueOf(e.getMessage()));
        }
        if (!(tree instanceof Map<?, ?> object)) {
            throw notAnObject(name, "it holds another kind of value");
        }
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        object.forEach((param, value) -> params.put((String) param, value));
        return Collections.unmodifiableMap(params);
    }

    private static PipelineException notAnObject(String name, String reason) {
        return problem(
                "Params/NotJson",
                "the file '" + name + "' for --params is not a JSON object: " + reason,
                "write an object with one field per param: {\"cutOff\":200}");
    }

    private static PipelineException problem(String code, String message, @Nullable String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }
}
