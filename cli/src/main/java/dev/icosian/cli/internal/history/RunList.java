package dev.icosian.cli.internal.history;

import dev.icosian.Problem;
import dev.icosian.cli.internal.text.Amounts;
import dev.icosian.cli.internal.text.ProblemText;
import dev.icosian.cli.internal.text.Table;
import dev.icosian.cli.internal.text.Times;
import dev.icosian.compiler.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs, one per line. */
public final class RunList {
    private static final int FORMAT = 1;

    private RunList() {}

    /** Returns the lines, the first one with headings; none if there is no run. */
    public static List<String> lines(List<RunView> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        boolean several = runs.stream()
                        .map(view -> view.run().record().pipeline())
                        .distinct()
                        .count()
                > 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "run",
                several ? "pipeline" : "",
                "started (UTC)",
                "state",
                "reused",
                "computed",
                "failed",
                "skipped",
                "time"));
        for (RunView view : runs) {
            RunView.Counts counts = view.counts();
            rows.add(List.of(
                    view.run().record().runId(),
                    several ? view.run().record().pipeline() : "",
                    Times.utc(view.run().record().startedAt()),
                    view.outcome().text(),
                    number(counts.reused(), "reused"),
                    number(counts.computed(), "computed"),
                    number(counts.failed(), "failed"),
                    number(counts.skipped(), "skipped"),
                    Amounts.duration(view.run().took())));
        }
        return Table.lines(rows, "  ");
    }

    private static String number(int count, String heading) {
        String digits = Integer.toString(count);
        return " ".repeat(Math.max(0, heading.length() - digits.length())) + digits;
    }

    /** Returns one JSON object with all of them. */
    public static String json(List<RunView> runs, List<Problem> damaged) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("formatVersion", FORMAT);
        tree.put("runs", runs.stream().map(RunList::tree).toList());
        tree.put("problems", damaged.stream().map(ProblemText::tree).toList());
        return CanonicalJson.valueText(tree);
    }

    private static Map<String, Object> tree(RunView view) {
        Map<String, Object> tree = new LinkedHashMap<>();
        RunView.Counts counts = view.counts();
        tree.put("runId", view.run().record().runId());
        tree.put("pipeline", view.run().record().pipeline());
        tree.put("startedAt", view.run().record().startedAt().toString());
        tree.put("state", view.outcome().text());
        tree.put("reused", counts.reused());
        tree.put("computed", counts.computed());
        tree.put("failed", counts.failed());
        tree.put("skipped", counts.skipped());
        tree.put("ms", view.run().took().toMillis());
        return tree;
    }
}
