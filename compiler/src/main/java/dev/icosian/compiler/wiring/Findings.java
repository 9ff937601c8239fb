package dev.icosian.compiler.wiring;

import dev.icosian.Problem;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Gathers what rules find. Mutable, for one thread. */
public final class Findings {
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private final Map<String, Problem> ofRequests = new TreeMap<>(Utf8Order.INSTANCE);

    public void problem(String code, String message, @Nullable String place, @Nullable String hint) {
        problems.add(new Problem(code, message, place, hint));
    }

    public void problems(List<Problem> found) {
        problems.addAll(found);
    }

    public void warning(String code, String message, @Nullable String place, @Nullable String hint) {
        warnings.add(new Problem(code, message, place, hint));
    }

    /** Adds a problem of those requests only that need a name and are not given it. */
    public void ofRequests(String name, Problem problem) {
        ofRequests.put(name, problem);
    }

    public List<Problem> problems() {
        return sorted(problems);
    }

    public List<Problem> warnings() {
        return sorted(warnings);
    }

    private static List<Problem> sorted(List<Problem> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        Comparator<Problem> order = Comparator.comparing(
                        (Problem problem) -> problem.place() == null ? "" : problem.place())
                .thenComparing(Problem::code)
                .thenComparing(Problem::message);
        return found.stream().distinct().sorted(order).toList();
    }

    public Map<String, Problem> ofRequests() {
        return Collections.unmodifiableMap(ofRequests);
    }
}
