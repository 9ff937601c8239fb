package dev.icosian.equivalence;

import dev.icosian.ArtifactStore;
import dev.icosian.Plan;
import expected.StoredRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Each step in a process of its own, in some topological order, on a directory. */
public final class StepsPlace implements Place {
    private final Path folder;
    private final long seed;

    /** Takes a seed for the orders. */
    public StepsPlace(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    @Override
    public String name() {
        return "step processes";
    }

    @Override
    public StoredRun run(Subject subject) throws Exception {
        String store = folder.resolve("steps").toUri().toString();
        Path params = subject.writeParams(folder);
        for (String step : order(subject)) {
            List<String> words = new ArrayList<>(List.of("step", step, "--run", RUN, "--store", store));
            words.addAll(List.of("--pipeline", subject.name(), "--params", params.toString()));
            words.addAll(List.of("--home", folder.toString()));
            subject.program().run(folder, Map.of(), words).succeeded();
        }
        try (ArtifactStore open = ArtifactStore.at(store)) {
            return StoredRun.read(open, subject.name(), RUN);
        }
    }

    private List<String> order(Subject subject) {
        Random random = new Random(seed + subject.name().hashCode());
        List<Plan.StepPlan> left = new ArrayList<>(subject.pipeline().plan().steps());
        Set<String> done = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            List<Plan.StepPlan> ready =
                    left.stream().filter(step -> done.containsAll(step.after())).toList();
            Plan.StepPlan next = ready.get(random.nextInt(ready.size()));
            left.remove(next);
            done.add(next.name());
        }
        return List.copyOf(done);
    }
}
