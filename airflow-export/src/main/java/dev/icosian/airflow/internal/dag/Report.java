package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of one plan Airflow cannot do, and what it does in another way. For one thread. */
public final class Report {
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> differences = new LinkedHashSet<>();

    /** Adds a reason not to write the file. */
    public void cannot(String code, String message, @Nullable String hint) {
        problems.add(new Problem(code, message, null, hint));
    }

    /** Adds what is done in another way than the plan says, as a clause. */
    public void differs(String difference) {
        differences.add(difference);
    }

    /** Adds what is done in another way for one step. */
    public void differs(Plan.StepPlan step, String difference) {
        differs("step " + step.name() + ": " + difference);
    }

    /** Returns the reasons not to write the file. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** Returns what is done in another way. */
    public List<String> differences() {
        return List.copyOf(differences);
    }
}
