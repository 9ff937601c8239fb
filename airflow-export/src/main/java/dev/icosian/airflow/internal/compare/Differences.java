package dev.icosian.airflow.internal.compare;

import dev.icosian.airflow.internal.dag.FileHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two files, in words of plans. */
final class Differences {
    private static final int LONGEST = 60;

    /** How people call what Airflow calls otherwise. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("retries", "further attempts"),
            Map.entry("retry_delay", "first wait"),
            Map.entry("max_retry_delay", "longest wait"),
            Map.entry("retry_exponential_backoff", "longer waits"),
            Map.entry("execution_timeout", "time-out"),
            Map.entry("outlets", "publications"),
            Map.entry("bash_command", "command"),
            Map.entry("cmds", "command"),
            Map.entry("arguments", "arguments of the command"),
            Map.entry("doc_md", "docs"),
            Map.entry("tooltip", "docs"),
            Map.entry("start_date", "first day"),
            Map.entry("catchup", "catch-up"),
            Map.entry("max_active_runs", "runs at the same time"),
            Map.entry("max_active_tasks", "steps at the same time"),
            Map.entry("dagrun_timeout", "time-out of a run"),
            Map.entry("default_args", "owner"),
            Map.entry("pod_template_dict", "memory and CPU"));

    private Differences() {}

    static List<String> of(Deployed deployed, String wanted) {
        String text = deployed.text();
        if (text == null) {
            return List.of("there is no file");
        }
        if (text.equals(wanted)) {
            return List.of();
        }
        FileHead head = deployed.head();
        FileHead wantedHead = Objects.requireNonNull(FileHead.of(wanted));
        if (head == null) {
            return List.of("Icosian has not written it");
        }
        List<String> lines = new ArrayList<>();
        if (!head.pipeline().equals(wantedHead.pipeline())) {
            lines.add("it is of the pipeline " + head.pipeline());
        }
        if (!head.settings().equals(wantedHead.settings())) {
            lines.add("form: " + head.settings() + ", would be " + wantedHead.settings());
        }
        try {
            compare(FileContent.of(text), FileContent.of(wanted), lines);
        } catch (Unreadable e) {
            lines.add("line " + e.line() + " is none that Icosian writes: somebody has changed it");
        }
        if (lines.isEmpty() && !head.plan().equals(wantedHead.plan())) {
            lines.add("plan: what no DAG shows, such as modifiers of nodes; plan diff says more");
        }
        return lines;
    }

    private static void compare(FileContent is, FileContent wanted, List<String> lines) {
        Set<String> places = new TreeSet<>(is.values().keySet());
        places.addAll(wanted.values().keySet());
        Set<String> oldSteps = steps(is);
        Set<String> newSteps = steps(wanted);
        // By what it is about, in the order in which people think of a pipeline.
        Map<Integer, Set<String>> sorted = new TreeMap<>();
        for (String place : places) {
            String before = is.get(place);
            String after = wanted.get(place);
            if (Objects.equals(before, after)) {
                continue;
            }
            String[] words = place.split(" ", 3);
            boolean isOfStep = words[0].equals("step");
            if (isOfStep && !(oldSteps.contains(words[1]) && newSteps.contains(words[1]))) {
                add(sorted, 0, "step " + words[1] + ": " + (newSteps.contains(words[1]) ? "is new" : "is gone"));
            } else if (isOfStep) {
                add(sorted, 1, changed("step " + words[1] + ": " + word(words[2]), before, after));
            } else if (words[0].equals("order")) {
                boolean isOfBoth = oldSteps.contains(words[1])
                        && newSteps.contains(words[1])
                        && oldSteps.contains(words[2])
                        && newSteps.contains(words[2]);
                if (isOfBoth) {
                    add(
                            sorted,
                            2,
                            "order: " + words[2] + (after == null ? " no longer waits for " : " waits for ")
                                    + words[1]);
                }
            } else if (words[0].equals("param")) {
                add(sorted, 3, changed("param " + words[1], before, after));
            } else if (words[0].equals("variable")) {
                addVariable(sorted, words[1], before, after);
            } else if (words[0].equals("dag")) {
                add(sorted, 4, changed(word(words[1]), before, after));
            } else if (words[0].equals("group")) {
                add(
                        sorted,
                        5,
                        changed("group " + words[1] + " " + (words.length > 2 ? word(words[2]) : ""), before, after));
            }
        }
        sorted.values().forEach(lines::addAll);
        if (lines.isEmpty() && !is.values().equals(wanted.values())) {
            lines.add("imports or names differ");
        }
    }

    private static void addVariable(
            Map<Integer, Set<String>> sorted, String name, @Nullable String before, @Nullable String after) {
        switch (name) {
            case "ICOSIAN_PLAN_SHAPE" ->
                add(sorted, 6, "shape: tasks of this file end with exit code 75, since the jar's plan has another one");
            case "ICOSIAN_CONFIG" -> add(sorted, 4, changed("config", before, after));
            case "ICOSIAN_STORE" -> add(sorted, 4, changed("store", before, after));
            case "ICOSIAN_JAR" -> add(sorted, 4, changed("jar", before, after));
            default -> {
                // That of a param stands and falls with the param.
                if (!name.startsWith("ICOSIAN_PARAM_")) {
                    add(sorted, 5, changed("variable " + name, before, after));
                }
            }
        }
    }

    private static void add(Map<Integer, Set<String>> sorted, int group, String line) {
        sorted.computeIfAbsent(group, key -> new TreeSet<>()).add(line);
    }

    private static Set<String> steps(FileContent content) {
        Set<String> steps = new TreeSet<>();
        for (String place : content.values().keySet()) {
            if (place.startsWith("step ")) {
                steps.add(place.split(" ", 3)[1]);
            }
        }
        return steps;
    }

    private static String word(String argument) {
        return WORDS.getOrDefault(argument, argument);
    }

    private static String changed(String what, @Nullable String before, @Nullable String after) {
        if (what.endsWith("docs") && before != null && after != null) {
            return what + " differ";
        }
        if (before == null) {
            return what + " is new: " + cut(String.valueOf(after));
        }
        if (after == null) {
            return what + " is gone: " + cut(before);
        }
        if (before.length() > LONGEST && after.length() > LONGEST) {
            return what + " differ" + (what.endsWith("s") ? "" : "s") + ": " + around(before, after);
        }
        return what + ": " + cut(before) + ", would be " + cut(after);
    }

    /** Returns what long texts have where they part. */
    private static String around(String before, String after) {
        int start = 0;
        while (start < before.length() && start < after.length() && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int from = Math.max(0, start - 15);
        return "…" + cut(before.substring(from)) + ", would be …" + cut(after.substring(from));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
