package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Secret;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that a command line, or a variable {@code ICOSIAN_SECRET_<name>}, refers to: {@code env:VARIABLE} or {@code
 * file:PATH}. No message repeats what was given in the place of a reference: it may be the secret itself.
 */
public final class SecretOptions {
    private static final String VARIABLE = "ICOSIAN_SECRET_";
    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private final Host host;
    private final List<Problem> problems = new ArrayList<>();

    private SecretOptions(Host host) {
        this.host = host;
    }

    /**
     * Returns the secrets of a pipeline that are given; options win over variables.
     *
     * @throws PipelineException with every reference that leads nowhere
     */
    public static Map<String, Secret> of(Invocation invocation, Pipeline pipeline) {
        return of(invocation, "pipeline '" + pipeline.name() + "' has no secret ", List.of(pipeline));
    }

    /**
     * As {@link #of(Invocation, Pipeline)}, for all pipelines that one of the names may belong to.
     *
     * @throws PipelineException with every reference that leads nowhere
     */
    public static Map<String, Secret> of(Invocation invocation, List<Pipeline> pipelines) {
        return pipelines.size() == 1
                ? of(invocation, pipelines.get(0))
                : of(invocation, "no pipeline of the program has a secret ", pipelines);
    }

    private static Map<String, Secret> of(Invocation invocation, String none, List<Pipeline> pipelines) {
        SecretOptions options = new SecretOptions(invocation.host());
        List<String> declared = pipelines.stream()
                .flatMap(pipeline -> ModelAccess.get().declaration(pipeline).secrets().stream())
                .distinct()
                .toList();
        Map<String, String> references = new TreeMap<>(Utf8Order.INSTANCE);
        for (String name : declared) {
            String set = invocation.host().environment().get(VARIABLE + name);
            if (set != null && !set.isEmpty()) {
                references.put(name, set);
            }
        }
        options.given(invocation.arguments().values(CommonOptions.SECRET)).forEach((name, reference) -> {
            if (declared.contains(name)) {
                references.put(name, reference);
            } else {
                options.unknown(name, none, declared);
            }
        });
        Map<String, Secret> secrets = new TreeMap<>(Utf8Order.INSTANCE);
        references.forEach((name, reference) -> {
            Secret secret = options.secret(name, reference);
            if (secret != null) {
                secrets.put(name, secret);
            }
        });
        if (!options.problems.isEmpty()) {
            throw new PipelineException(options.problems);
        }
        return secrets;
    }

    private Map<String, String> given(List<String> texts) {
        Map<String, String> references = new TreeMap<>(Utf8Order.INSTANCE);
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                problem(
                        "Usage/NoAssignment",
                        "a --secret does not say a name and where the secret is",
                        "write --secret name=env:VARIABLE, or name=file:PATH");
            } else if (references.put(text.substring(0, equals), text.substring(equals + 1)) != null) {
                problem(
                        "Usage/GivenTwice",
                        "--secret " + text.substring(0, equals) + " is given twice",
                        "keep one of them");
            }
        }
        return references;
    }

    private void unknown(String name, String none, List<String> declared) {
        problem(
                "Secret/Unknown",
                none + "'" + name + "'",
                declared.isEmpty() ? "it has none" : NearNames.hint(name, declared, "its secrets are "));
    }

    private @Nullable Secret secret(String name, String reference) {
        if (reference.startsWith(ENV)) {
            return ofVariable(name, reference.substring(ENV.length()));
        }
        if (reference.startsWith(FILE)) {
            return ofFile(name, reference.substring(FILE.length()));
        }
        problem(
                "Secret/NoReference",
                "what is given for secret '" + name + "' is no reference",
                "write env:VARIABLE or file:PATH, never the secret itself: command lines and variables are seen by others");
        return null;
    }

    private @Nullable Secret ofVariable(String name, String variable) {
        String value = host.environment().get(variable);
        if (value != null && !value.isEmpty()) {
            return Secret.of(value);
        }
        problem(
                "Secret/NotThere",
                "secret '" + name + "' is to come from the variable " + variable + ", which is not set",
                "set it, or give another reference");
        return null;
    }

    private @Nullable Secret ofFile(String name, String file) {
        Path path = host.workingDirectory().resolve(file);
        try {
            String text = Files.readString(path, StandardCharsets.UTF_8);
            String value = text.endsWith("\r\n")
                    ? text.substring(0, text.length() - 2)
                    : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
            if (!value.isEmpty()) {
                return Secret.of(value);
            }
            problem(
                    "Secret/NotThere",
                    "secret '" + name + "' is to come from the file " + file + ", which is empty",
                    null);
        } catch (NoSuchFileException e) {
            problem(
                    "Secret/NotThere",
                    "secret '" + name + "' is to come from the file " + file + ", which is not there",
                    "make it, or give another reference");
        } catch (IOException e) {
            problem(
                    "Secret/NotThere",
                    "secret '" + name + "' is to come from the file " + file + ", which cannot be read: "
                            + e.getClass().getSimpleName(),
                    "let this program's user read it: one text in UTF-8");
        }
        return null;
    }

    private void problem(String code, String message, @Nullable String hint) {
        problems.add(new Problem(code, message, null, hint));
    }
}
