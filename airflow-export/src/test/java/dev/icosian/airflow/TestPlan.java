package dev.icosian.airflow;

import dev.icosian.Location;
import dev.icosian.Plan;
import dev.icosian.PlanDiff;
import dev.icosian.Problem;
import dev.icosian.Schedule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A plan that no compiler has looked at: it can say anything. What an exporter does not read it has not. */
record TestPlan(
        String pipeline,
        Map<String, Object> config,
        List<Param> params,
        List<StepPlan> steps,
        List<Publication> publications,
        @Nullable Schedule when,
        Map<String, Object> options,
        Map<String, String> docs)
        implements Plan {
    static final Policy ONCE =
            new Policy(1, Duration.ofSeconds(1), Duration.ofMinutes(1), null, null, null, null, null, Map.of());

    static TestPlan named(String pipeline, StepPlan... steps) {
        return new TestPlan(pipeline, Map.of(), List.of(), List.of(steps), List.of(), null, Map.of(), Map.of());
    }

    static StepPlan node(String name, String... after) {
        return new StepPlan(
                name,
                List.of(after),
                List.of(),
                List.of(new NodePlan(name + "Node", "double", "", name + "Node", List.of(), Map.of())),
                List.of(),
                ONCE);
    }

    static StepPlan with(StepPlan step, Policy policy) {
        return new StepPlan(step.name(), step.after(), step.inputs(), step.nodes(), step.outputs(), policy);
    }

    static StepPlan with(StepPlan step, Map<String, Object> options) {
        return with(
                step,
                new Policy(1, Duration.ofSeconds(1), Duration.ofMinutes(1), null, null, null, null, null, options));
    }

    TestPlan scheduled(Schedule schedule) {
        return new TestPlan(pipeline, config, params, steps, publications, schedule, options, docs);
    }

    TestPlan withParams(Param... all) {
        return new TestPlan(pipeline, config, List.of(all), steps, publications, when, options, docs);
    }

    TestPlan withOptions(Map<String, Object> all) {
        return new TestPlan(pipeline, config, params, steps, publications, when, all, docs);
    }

    TestPlan publishing(String node, String location) {
        List<Publication> all = new ArrayList<>(publications);
        all.add(new Publication(node, "json-file", 1, Location.of(location)));
        return new TestPlan(pipeline, config, params, steps, all, when, options, docs);
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }

    @Override
    public List<NodePlan> ephemeral() {
        return List.of();
    }

    @Override
    public StepPlan step(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean keepGoing() {
        return true;
    }

    @Override
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(when);
    }

    @Override
    public List<Problem> warnings() {
        return List.of();
    }

    @Override
    public String shape() {
        return "sha256:" + "1".repeat(64);
    }

    @Override
    public String digest() {
        return "sha256:" + "2".repeat(64);
    }

    @Override
    public String codeDigest() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String toJson() {
        throw new UnsupportedOperationException();
    }

    @Override
    public PlanDiff diff(Plan other) {
        throw new UnsupportedOperationException();
    }
}
