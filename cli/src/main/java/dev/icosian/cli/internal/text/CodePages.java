package dev.icosian.cli.internal.text;

import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.explain.Explanation;
import dev.icosian.internal.NearNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the pages on problems and reasons say of a code; the pages are in the jar, so that nothing has to be online. */
public final class CodePages {
    private static final String PROBLEMS = "/dev/icosian/cli/docs/problems.md";
    private static final String REASONS = "/dev/icosian/cli/docs/reasons.md";
    private static final String ENTRY = "### ";
    /** Of a target, whose examples need it. */
    private static final String TARGET_ENTRY = "#### ";

    private static final String SECTION = "## ";
    private static final String FENCE = "```";
    private static final int WIDTH = 100;

    /** What the blocks of an entry are, by their language. */
    private static final Map<String, String> BLOCKS =
            Map.of("java", "program", "console", "commands", "text", "is shown");

    private CodePages() {}

    /** Returns whether a word can be a code; no node, step, param or config key can be spelt so. */
    public static boolean isCode(String word) {
        return word.indexOf('/') >= 0;
    }

    /**
     * Explains the code of a problem or a reason, in whatever case it is written.
     *
     * @throws PipelineException if there is no such code
     */
    public static Explanation explain(String code) {
        Map<String, Explanation> all = all();
        for (Map.Entry<String, Explanation> entry : all.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(code)) {
                return entry.getValue();
            }
        }
        throw new PipelineException(List.of(new Problem(
                "Explain/UnknownCode",
                "there is no problem and no reason with the code '" + code + "'",
                null,
                NearNames.question(code, all.keySet()) == null
                        ? "write it as it was shown: explain Dataflow/MissingNode"
                        : NearNames.question(code, all.keySet()))));
    }

    /** Returns all codes with their explanations, in the order of the pages. */
    public static Map<String, Explanation> all() {
        Map<String, Explanation> all = new LinkedHashMap<>();
        addProblems(all, page(PROBLEMS));
        addReasons(all, page(REASONS));
        return all;
    }

    private static List<String> page(String name) {
        try (InputStream in = Objects.requireNonNull(CodePages.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addProblems(Map<String, Explanation> all, List<String> page) {
        String code = "";
        List<String> lines = new ArrayList<>();
        for (String line : page) {
            boolean isEntry = line.startsWith(ENTRY) || line.startsWith(TARGET_ENTRY);
            boolean isHeading = isEntry || line.startsWith(SECTION);
            if (isHeading && !code.isEmpty()) {
                all.put(code, problem(code, lines));
            }
            if (isHeading) {
                code = isEntry ? line.substring(line.indexOf(' ') + 1) : "";
                lines.clear();
            } else {
                lines.add(line);
            }
        }
        if (!code.isEmpty()) {
            all.put(code, problem(code, lines));
        }
    }

    private static Explanation problem(String code, List<String> lines) {
        Explanation explanation = new Explanation("problem", code, "", List.of());
        List<String> meaning = new ArrayList<>();
        List<String> block = new ArrayList<>();
        String language = "";
        for (String line : lines) {
            if (line.startsWith(FENCE) && language.isEmpty()) {
                explanation = withMeaning(explanation, meaning);
                language = line.substring(FENCE.length());
            } else if (line.startsWith(FENCE)) {
                explanation = explanation.with(BLOCKS.getOrDefault(language, "example"), block);
                block.clear();
                language = "";
            } else if (!language.isEmpty()) {
                block.add(line);
            } else if (!line.isBlank()) {
                meaning.add(line);
            }
        }
        return withMeaning(explanation, meaning);
    }

    private static Explanation withMeaning(Explanation explanation, List<String> meaning) {
        if (meaning.isEmpty()) {
            return explanation;
        }
        String text = String.join(" ", meaning);
        meaning.clear();
        return explanation.with("means", Wrap.lines(text, WIDTH));
    }

    private static void addReasons(Map<String, Explanation> all, List<String> page) {
        for (String line : page) {
            String[] cells = line.split("\\|", -1);
            boolean isRow = cells.length == 5 && cells[1].startsWith(" `");
            if (isRow) {
                String code = cells[1].strip().replace("`", "");
                all.put(
                        code,
                        new Explanation("reason", code, "", List.of())
                                .with("is shown", List.of(cells[2].strip()))
                                .with("means", Wrap.lines(cells[3].strip().replace("`", ""), WIDTH)));
            }
        }
    }
}
