package dev.icosian.cli.internal.given;

import dev.icosian.Pipeline;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pipelines of a jar, made when first asked for. One that cannot be made breaks only itself. Not thread safe. */
public final class Pipelines {
    /** Where no line of the user's is. */
    private static final List<String> LIBRARIES = List.of("java.", "jdk.", "dev.icosian.");

    private final Jar jar;
    private @Nullable Made made;

    /** Takes what makes them. */
    public Pipelines(Jar jar) {
        this.jar = jar;
    }

    private record Made(List<Pipeline> whole, List<Throwable> broken) {}

    /** Returns those that could be made. */
    public List<Pipeline> whole() {
        return made().whole();
    }

    /**
     * Returns one pipeline.
     *
     * @param name null: the only one there is
     */
    public Pipeline choose(@Nullable String name) {
        List<Pipeline> whole = made().whole();
        List<Throwable> broken = made().broken();
        if (name == null && whole.size() == 1 && broken.isEmpty()) {
            return whole.get(0);
        }
        if (name == null && whole.isEmpty() && broken.isEmpty()) {
            throw problem(
                    "Pipeline/None",
                    "this program has no pipeline",
                    "give one to the main method: Icosian.main(args, Forecast::pipeline)");
        }
        if (name == null && whole.size() + broken.size() > 1) {
            refuseSameName(whole);
            throw withBroken(new Problem(
                    "Usage/NoPipeline",
                    "there are several pipelines, and none is chosen",
                    null,
                    "add --pipeline with one of " + names(whole)));
        }
        List<Pipeline> found =
                whole.stream().filter(pipeline -> pipeline.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        refuseSameName(found);
        if (name == null) {
            throw withBroken(null);
        }
        List<String> known = whole.stream().map(Pipeline::name).toList();
        throw withBroken(new Problem(
                "Usage/UnknownPipeline",
                "there is no pipeline '" + name + "'",
                null,
                NearNames.hint(name, known, "the pipelines are: ")));
    }

    /** A name that two have is no choice. */
    private static void refuseSameName(List<Pipeline> pipelines) {
        Set<String> names = new HashSet<>();
        for (Pipeline pipeline : pipelines) {
            if (!names.add(pipeline.name())) {
                long count = pipelines.stream()
                        .filter(other -> other.name().equals(pipeline.name()))
                        .count();
                throw problem(
                        "Pipeline/SameName",
                        count + " pipelines have the name '" + pipeline.name() + "'",
                        "rename all but one of them: .renamed(\"…\")");
            }
        }
    }

    /** Returns what is wrong with those that could not be made. */
    public List<Problem> notMade() {
        List<Problem> problems = new ArrayList<>();
        for (Throwable failure : made().broken()) {
            if (failure instanceof PipelineException several) {
                problems.addAll(several.problems());
            } else {
                problems.add(notMade(failure));
            }
        }
        return List.copyOf(problems);
    }

    private PipelineException withBroken(@Nullable Problem problem) {
        List<Problem> problems = new ArrayList<>();
        if (problem != null) {
            problems.add(problem);
        }
        problems.addAll(notMade());
        List<Throwable> broken = made().broken();
        return new PipelineException(problems, broken.isEmpty() ? null : broken.get(broken.size() - 1));
    }

    private static Problem notMade(Throwable failure) {
        String message = failure.getMessage() == null ? "" : ": " + failure.getMessage();
        return new Problem(
                "Pipeline/NotMade",
                "a pipeline cannot be made: " + failure.getClass().getSimpleName() + message,
                place(failure),
                "see the stack trace: --verbose");
    }

    /** Returns the user's line, and not that of the library which refused what the line says. */
    private static @Nullable String place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame ->
                        frame.getFileName() != null && LIBRARIES.stream().noneMatch(frame.getClassName()::startsWith))
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(null);
    }

    private static PipelineException problem(String code, String message, String hint) {
        return new PipelineException(List.of(new Problem(code, message, null, hint)));
    }

    private static String names(List<Pipeline> pipelines) {
        return pipelines.isEmpty()
                ? "those that can be made (there is none)"
                : pipelines.stream().map(Pipeline::name).collect(Collectors.joining(", "));
    }

    private Made made() {
        Made known = made;
        if (known != null) {
            return known;
        }
        List<Pipeline> whole = new ArrayList<>();
        List<Throwable> broken = new ArrayList<>();
        for (Supplier<? extends Iterable<Pipeline>> supplier : jar.pipelines()) {
            try {
                Objects.requireNonNull(supplier.get(), "null instead of pipelines")
                        .forEach(pipeline -> whole.add(Objects.requireNonNull(pipeline, "null instead of a pipeline")));
            } catch (RuntimeException | LinkageError | StackOverflowError e) {
                broken.add(e);
            }
        }
        known = new Made(List.copyOf(whole), List.copyOf(broken));
        made = known;
        return known;
    }
}
