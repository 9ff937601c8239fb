package dev.icosian.compiler.materialize;

import dev.icosian.Materializer;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.Sink;
import dev.icosian.Source;
import dev.icosian.TypeRef;
import dev.icosian.compiler.read.SourceLines;
import dev.icosian.internal.Declaration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code Materialize/Unusable}, {@code Publish/Unusable}, {@code Load/Unusable}: an object of the user's fails when it is asked what it is. The
 * planner asks through here, so that such a failure is a problem like others.
 */
public final class ObjectsOfUsers {
    private static final String MATERIALIZER = "Materialize/Unusable";
    private static final String SINK = "Publish/Unusable";
    private static final String SOURCE = "Load/Unusable";

    private ObjectsOfUsers() {}

    /**
     * Asks all materializers, sinks and sources of a pipeline what they are.
     *
     * @throws PipelineException with one problem for each question that cannot be answered
     */
    public static void check(Declaration declaration) {
        List<Problem> problems = new ArrayList<>();
        Set<Materializer<?>> materializers = new LinkedHashSet<>(declaration.materializers());
        materializers.addAll(declaration.nodeMaterializers().values());
        for (Materializer<?> each : materializers) {
            Map<String, Supplier<@Nullable Object>> questions = new LinkedHashMap<>();
            questions.put("id", each::id);
            questions.put("version", each::version);
            questions.put("type", each::type);
            questions.put("mediaType", each::mediaType);
            questions.put("options", each::options);
            questions.forEach((method, question) -> ask(MATERIALIZER, each, method, question, problems));
        }
        for (Declaration.PublicationDeclaration publication : declaration.publications()) {
            Sink<?> sink = publication.sink();
            Map<String, Supplier<@Nullable Object>> questions = new LinkedHashMap<>();
            questions.put("id", sink::id);
            questions.put("version", sink::version);
            questions.put("location", sink::location);
            questions.put("uses", sink::uses);
            questions.forEach((method, question) -> ask(SINK, sink, method, question, problems));
        }
        for (Source<?> source : declaration.sources().values()) {
            Map<String, Supplier<@Nullable Object>> questions = new LinkedHashMap<>();
            questions.put("id", source::id);
            questions.put("version", source::version);
            questions.put("type", source::type);
            questions.put("location", source::location);
            questions.put("uses", source::uses);
            questions.put("options", source::options);
            questions.forEach((method, question) -> ask(SOURCE, source, method, question, problems));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
    }

    /** Returns whether a materializer serves a type. */
    static boolean supports(Materializer<?> materializer, TypeRef<?> type) {
        return ask(MATERIALIZER, materializer, "supports", () -> materializer.supports(type));
    }

    /** Returns the materializer for one type that it serves. */
    static Materializer<?> forType(Materializer<?> materializer, TypeRef<?> type) {
        return ask(MATERIALIZER, materializer, "forType", () -> materializer.forType(type));
    }

    /** Returns whether a sink takes values of a type. */
    static boolean accepts(Sink<?> sink, TypeRef<?> type) {
        return ask(SINK, sink, "accepts", () -> sink.accepts(type));
    }

    private static void ask(
            String code, Object asked, String method, Supplier<@Nullable Object> question, List<Problem> problems) {
        try {
            ask(code, asked, method, question);
        } catch (PipelineException e) {
            problems.addAll(e.problems());
        }
    }

    private static <T> T ask(String code, Object asked, String method, Supplier<? extends @Nullable T> question) {
        T answer;
        try {
            answer = question.get();
        } catch (RuntimeException | LinkageError e) {
            throw unusable(code, asked, method + "() threw " + e, e);
        }
        if (answer == null) {
            throw unusable(code, asked, method + "() returned null", null);
        }
        return answer;
    }

    private static PipelineException unusable(String code, Object asked, String why, @Nullable Throwable cause) {
        String what = code.equals(SINK) ? "sink " : code.equals(SOURCE) ? "source " : "materializer ";
        return new PipelineException(
                List.of(new Problem(
                        code,
                        "the " + what + asked.getClass().getName() + " cannot be used: " + why,
                        SourceLines.place(asked.getClass()),
                        "correct the class")),
                cause);
    }
}
