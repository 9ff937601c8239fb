package dev.icosian.cli.internal.progress;

import dev.icosian.Problem;
import dev.icosian.StepOutcome;
import dev.icosian.cli.internal.terminal.Columns;
import dev.icosian.cli.internal.terminal.Terminal;
import dev.icosian.cli.internal.text.Amounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** The lines of the live view: one per step, or those that matter if there are more steps than rows. */
final class StepTable {
    private static final int WIDEST = 100;
    private static final int WIDEST_NAME = 32;
    private static final int STATE = 9;
    private static final int MARGIN_ROWS = 4;
    private static final long FRAME_NANOS = 100_000_000L;
    private static final int MOST_LINES = 200;

    private final Course course;
    private final Glyphs glyphs;
    private final LongSupplier nanoTime;

    StepTable(Course course, Glyphs glyphs, LongSupplier nanoTime) {
        this.course = course;
        this.glyphs = glyphs;
        this.nanoTime = nanoTime;
    }

    /** Returns the lines that fit: running and failed steps first, then the last ones that ended, then those that wait. */
    List<String> lines(Terminal.Size size) {
        List<String> steps = course.steps();
        int rows = Math.max(1, size.rows() - MARGIN_ROWS);
        if (steps.size() <= rows) {
            return lines(steps, size.columns());
        }
        return some(steps, rows, size.columns());
    }

    /** Returns the lines in the end: all, or of very many steps those that were not reused. */
    List<String> allLines(int columns) {
        List<String> steps = course.steps();
        if (steps.size() <= MOST_LINES) {
            return lines(steps, columns);
        }
        List<String> notable = steps.stream()
                .filter(step -> {
                    StepOutcome outcome = course.outcome(step);
                    return outcome != null && outcome.state() != StepOutcome.State.SKIPPED && !outcome.reused();
                })
                .toList();
        List<String> lines = new ArrayList<>(lines(notable, columns));
        lines.add(rest(steps.size() - notable.size()));
        return lines;
    }

    private List<String> some(List<String> steps, int rows, int columns) {
        List<String> chosen = new ArrayList<>();
        List<StepOutcome> outcomes = course.outcomes();
        course.running().keySet().forEach(chosen::add);
        outcomes.stream()
                .filter(outcome -> outcome.state() == StepOutcome.State.FAILED)
                .map(StepOutcome::step)
                .forEach(chosen::add);
        for (int i = outcomes.size() - 1; i >= 0 && chosen.size() < rows - 1; i--) {
            if (!chosen.contains(outcomes.get(i).step())) {
                chosen.add(outcomes.get(i).step());
            }
        }
        for (int i = 0; i < steps.size() && chosen.size() < rows - 1; i++) {
            if (!chosen.contains(steps.get(i))) {
                chosen.add(steps.get(i));
            }
        }
        List<String> shown = chosen.subList(0, Math.min(chosen.size(), Math.max(1, rows - 1)));
        List<String> lines =
                new ArrayList<>(lines(steps.stream().filter(shown::contains).toList(), columns));
        lines.add(rest(steps.size() - lines.size()));
        return lines;
    }

    private String rest(int count) {
        return " " + " ".repeat(glyphs.width()) + " " + glyphs.more() + " " + count + " more";
    }

    private List<String> lines(List<String> steps, int columns) {
        int name = Math.min(
                WIDEST_NAME, steps.stream().mapToInt(String::length).max().orElse(0));
        List<String> lines = new ArrayList<>();
        for (String step : steps) {
            lines.add(line(step, name, Math.min(WIDEST, columns - 1)));
        }
        return lines;
    }

    private String line(String step, int nameColumns, int columns) {
        StepOutcome outcome = course.outcome(step);
        Course.Running running = course.running().get(step);
        if (running != null) {
            Duration time = Duration.ofNanos(nanoTime.getAsLong() - running.start());
            String detail = running.text();
            return line(spinner(), step, nameColumns, "running", strip(detail), Amounts.duration(time), columns);
        }
        if (outcome != null) {
            return line(mark(outcome), step, nameColumns, state(outcome), detail(outcome), time(outcome), columns);
        }
        List<String> open = course.waitsFor(step);
        String detail = open.isEmpty() ? "" : "for " + String.join(", ", open);
        return line("", step, nameColumns, "waiting", detail, "", columns);
    }

    private String line(
            String mark, String step, int nameColumns, String state, String detail, String time, int columns) {
        String start = " " + mark + " ".repeat(glyphs.width() - mark.length()) + " "
                + padded(Columns.cut(step, nameColumns, glyphs.more()), nameColumns) + "  " + padded(state, STATE)
                + " ";
        int room = columns - Columns.of(start) - (time.isEmpty() ? 0 : time.length() + 2);
        String cut = Columns.cut(glyphs.shown(detail), Math.max(0, room), glyphs.more());
        if (time.isEmpty()) {
            return (start + cut).stripTrailing();
        }
        return start + cut + " ".repeat(Math.max(0, room - Columns.of(cut)) + 2) + time;
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - Columns.of(text)));
    }

    private String spinner() {
        List<String> signs = glyphs.spinner();
        return signs.get((int) Math.floorMod(nanoTime.getAsLong() / FRAME_NANOS, (long) signs.size()));
    }

    private String mark(StepOutcome outcome) {
        return switch (outcome.state()) {
            case COMMITTED -> StepLines.warnings(outcome).isEmpty() ? glyphs.done() : glyphs.warned();
            case FAILED -> glyphs.failed();
            case SKIPPED -> glyphs.skipped();
        };
    }

    private static String state(StepOutcome outcome) {
        return switch (outcome.state()) {
            case COMMITTED -> outcome.reused() ? "reused" : "computed";
            case FAILED -> StepLines.isCancelled(outcome) ? "stopped" : "failed";
            case SKIPPED -> "skipped";
        };
    }

    private static String detail(StepOutcome outcome) {
        Problem failure = outcome.failure();
        if (failure != null) {
            return StepLines.isCancelled(outcome) ? "" : failure.code();
        }
        boolean isComputed = outcome.state() == StepOutcome.State.COMMITTED && !outcome.reused();
        return isComputed ? strip(StepLines.because(outcome.reasons())) : first(outcome);
    }

    private static String first(StepOutcome outcome) {
        return outcome.reasons().isEmpty() ? "" : outcome.reasons().get(0).toString();
    }

    private static String time(StepOutcome outcome) {
        return outcome.state() == StepOutcome.State.SKIPPED ? "" : Amounts.duration(outcome.time());
    }

    private static String strip(String clause) {
        return clause.startsWith(", ") ? clause.substring(2) : clause;
    }
}
