package dev.icosian.equivalence.chaos;

import dev.icosian.materializers.internal.s3.Command;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** {@code step} for each step that is not done, when those before it are: up to two at a time, in a random order. */
final class StepsLeg implements Leg {
    private static final int AT_ONCE = 2;

    private final Home home;
    private final Expected expected;
    private final SplittableRandom random;
    private final Set<String> left;
    private final Set<String> done;
    private final Map<String, Command> running = new LinkedHashMap<>();
    private final StringBuilder said = new StringBuilder();
    private boolean hasFailed;

    /** Goes on with a run of which some steps are done; one of them is called once more. */
    StepsLeg(Home home, Expected expected, Set<String> pinned, SplittableRandom random) {
        this.home = home;
        this.expected = expected;
        this.random = random;
        this.done = new TreeSet<>(pinned);
        this.left = new TreeSet<>(expected.all());
        left.removeAll(pinned);
        if (!pinned.isEmpty()) {
            List<String> all = new ArrayList<>(pinned);
            left.add(all.get(random.nextInt(all.size())));
        }
    }

    /** Moves it on, since nobody else does. */
    @Override
    public boolean isOver() {
        try {
            reap();
            if (!hasFailed) {
                startReady();
            }
        } catch (Exception e) {
            throw new IllegalStateException("step of run " + home.run(), e);
        }
        return running.isEmpty();
    }

    private void reap() throws Exception {
        Iterator<Map.Entry<String, Command>> all = running.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<String, Command> step = all.next();
            if (!step.getValue().isAlive()) {
                Command.Result result = step.getValue().await();
                said.append(result.err());
                if (result.exitCode() == 0) {
                    done.add(step.getKey());
                } else {
                    hasFailed = true;
                }
                all.remove();
            }
        }
    }

    private void startReady() throws IOException {
        List<String> ready = new ArrayList<>(left.stream()
                .filter(step -> done.containsAll(expected.after().getOrDefault(step, Set.of())))
                .toList());
        while (!ready.isEmpty() && running.size() < AT_ONCE) {
            String step = ready.remove(random.nextInt(ready.size()));
            left.remove(step);
            running.put(
                    step,
                    home.start(List.of(
                            "step",
                            step,
                            "--run",
                            home.run(),
                            "--store",
                            home.store(),
                            "--param",
                            "mebibytes=" + home.mebibytes())));
        }
    }

    @Override
    public void kill() throws Exception {
        for (Command process : running.values()) {
            process.kill();
        }
        running.clear();
    }

    @Override
    public boolean hasSucceeded() {
        return !hasFailed && left.isEmpty();
    }

    @Override
    public String said() {
        return said.toString();
    }

    @Override
    public void close() {
        running.values().forEach(Command::close);
    }
}
