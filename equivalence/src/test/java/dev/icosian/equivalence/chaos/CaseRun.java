package dev.icosian.equivalence.chaos;

import chaos.SlowStoreProvider;
import chaos.Witness;
import chaos.Works;
import dev.icosian.ArtifactStore;
import dev.icosian.equivalence.chaos.ChaosCase.Disturbance;
import dev.icosian.equivalence.chaos.ChaosCase.Faults;
import dev.icosian.equivalence.chaos.ChaosCase.Kill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lets a case happen, and looks into the store after each place. For one use. */
final class CaseRun implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 240;
    /** A network can be so bad that nothing ever comes to its end. */
    private static final long PATIENCE_IN_TROUBLE_SECONDS = 90;

    private static final String PACE_MILLIS = "15";
    /** How often a step is tried in one place, at the most: the attempts of its policy, or what the server adds. */
    private static final int ATTEMPTS = 4;

    private final Stand stand;
    private final ChaosCase chaos;
    private final Expected expected;
    private final SplittableRandom random;
    private final Path folder;
    private final @Nullable Network network;
    private final String bucket;
    private final String pipeline;
    private final String run;
    private final Map<String, String> more;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private boolean isOpenOnServer;

    CaseRun(Stand stand, ChaosCase chaos, Map<String, String> more) throws IOException {
        this.stand = stand;
        this.chaos = chaos;
        this.more = more;
        this.expected = Expected.with(chaos.mebibytes());
        this.random = new SplittableRandom(chaos.seed() ^ chaos.number());
        this.pipeline = "works_" + chaos.number();
        // Airflow names its runs itself.
        this.run = chaos.isIn(Site.AIRFLOW) ? Airflow.RUN : "chaos";
        this.folder = Files.createDirectories(stand.folder().resolve("case-" + chaos.number()));
        boolean inBucket = chaos.inBucket() && stand.buckets() != null;
        this.bucket = inBucket ? Objects.requireNonNull(stand.buckets()).bucket(chaos.number() % 4 == 1) : "";
        this.network = inBucket ? new Network(Objects.requireNonNull(stand.buckets()), bucket, random.split()) : null;
    }

    /** Runs it through; returns what happened in each place. */
    List<Outcome> run() throws Exception {
        Inspection before = inspect();
        for (Disturbance disturbance : chaos.disturbances()) {
            before = leg(disturbance.site(), disturbance, before);
        }
        Inspection after = leg(chaos.last(), null, before);
        Outcome last = outcomes.get(outcomes.size() - 1);
        if (!last.succeeded()) {
            findings.add("the run did not end well in its last place");
        } else if (!after.run().equals(expected.run())) {
            findings.add("the digests are " + after.run().digests() + ", and those of an undisturbed run "
                    + expected.run().digests());
        }
        return outcomes;
    }

    /** Lets only one of the disturbances happen. */
    Outcome disturbed(int index) throws Exception {
        Disturbance disturbance = chaos.disturbances().get(index);
        leg(disturbance.site(), disturbance, inspect());
        return outcomes.get(outcomes.size() - 1);
    }

    /** Returns what was wrong. */
    List<String> findings() {
        return findings;
    }

    private Inspection inspect() throws IOException {
        String uri = network == null
                ? "file:" + folder.resolve("store")
                : Objects.requireNonNull(stand.buckets()).uri(bucket, "");
        try (ArtifactStore store = ArtifactStore.at(uri)) {
            return Inspection.of(store, pipeline, run, expected);
        }
    }

    private String store() {
        if (network != null) {
            return network.store();
        }
        String directory = "file:" + folder.resolve("store").toAbsolutePath();
        return chaos.slowMillis() > 0 ? SlowStoreProvider.SCHEME + ":" + directory : directory;
    }

    /** One place, disturbed or not. */
    private Inspection leg(Site site, @Nullable Disturbance disturbance, Inspection before) throws Exception {
        Path events = folder.resolve("events-" + outcomes.size());
        int slowMillis = disturbance == null ? 0 : chaos.slowMillis();
        Faults faults = disturbance == null ? Faults.NONE : disturbance.faults();
        Map<String, String> variables = new TreeMap<>(stand.variables());
        variables.put(Works.NAME, pipeline);
        variables.put(Witness.FILE, events.toString());
        variables.put(Witness.PACE, PACE_MILLIS);
        variables.put("CHAOS_SLOW", String.valueOf(slowMillis));
        variables.putAll(more);
        Home home = new Home(folder, pipeline, run, store(), chaos.mebibytes(), events, variables, before.hasRecord());
        if (network != null) {
            network.become(events, slowMillis, faults);
        }
        long start = System.nanoTime();
        String phase = "";
        boolean succeeded = false;
        String said;
        long millis;
        try (Leg leg = begin(site, home, before)) {
            await(leg, disturbance == null ? null : disturbance.kill(), events);
            boolean isOver = leg.isOver();
            leg.kill();
            millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (isOver) {
                succeeded = leg.hasSucceeded();
            } else {
                phase = Events.in(events).phase();
            }
            said = leg.said();
            if (leg instanceof TemporalLeg onServer) {
                isOpenOnServer = !isOver && onServer.isSubmitted();
            }
        }
        int happened = network == null ? 0 : network.awaitQuiet();
        Inspection after = inspect();
        boolean mayFail = disturbance != null && (happened > 0 || !phase.isEmpty());
        if (!succeeded && !mayFail) {
            findings.add("in " + site + " it failed without a reason:\n" + said);
        }
        judge(site, Events.in(events), before, after, disturbance != null);
        outcomes.add(new Outcome(
                site,
                phase,
                millis,
                happened,
                steps(Events.in(events)).size(),
                after.committed().size(),
                expected.all().size(),
                succeeded));
        return after;
    }

    private Leg begin(Site site, Home home, Inspection before) throws Exception {
        return switch (site) {
            case LOCAL -> new LocalLeg(home);
            case STEPS -> new StepsLeg(home, expected, before.pinned(), random);
            case TEMPORAL -> new TemporalLeg(home, Objects.requireNonNull(stand.connection()), isOpenOnServer);
            case AIRFLOW -> new AirflowLeg(home, Objects.requireNonNull(stand.airflow()));
        };
    }

    /** Waits for the moment of a kill, or the end. */
    private static void await(Leg leg, @Nullable Kill kill, Path events) throws Exception {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(kill == null ? PATIENCE_SECONDS : PATIENCE_IN_TROUBLE_SECONDS);
        while (!leg.isOver()) {
            if (System.nanoTime() > end) {
                // It is killed then.
                return;
            }
            if (kill != null
                    && (kill.moment() == Moment.ANY || Events.in(events).count(kill.moment()) >= kill.nth())) {
                Thread.sleep(kill.moment() == Moment.ANY ? 0 : kill.delayMillis());
                long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                if (kill.moment() != Moment.ANY || waited >= kill.delayMillis()) {
                    return;
                }
            }
            Thread.sleep(3);
        }
    }

    private Set<String> steps(Events events) {
        Set<String> steps = new TreeSet<>();
        events.entered().forEach(function -> steps.add(expected.stepOf(function)));
        return steps;
    }

    private void judge(Site site, Events events, Inspection before, Inspection after, boolean isDisturbed) {
        List<String> found = new ArrayList<>(after.findings());
        found.addAll(events.computedInVain(expected, before.committed()));
        if (!after.committed().containsAll(before.committed())) {
            found.add("results are gone: " + before.committed() + " became " + after.committed());
        }
        Map<String, Integer> times = new TreeMap<>();
        events.entered().forEach(function -> times.merge(function, 1, Integer::sum));
        int most = isDisturbed ? ATTEMPTS : 1;
        times.forEach((function, count) -> {
            if (count > most) {
                found.add("'" + function + "' was evaluated " + count + " times");
            }
        });
        for (String step : after.committed()) {
            boolean isNew = !before.committed().contains(step);
            if (isNew && !steps(events).contains(step)) {
                found.add("step '" + step + "' has a result, and nobody computed it");
            }
        }
        found.addAll(after.untrue(before, isDisturbed));
        found.forEach(finding -> findings.add("after " + site + ": " + finding));
    }

    /** Removes what it has stored, if all was well. */
    @Override
    public void close() throws IOException {
        if (network != null) {
            network.close();
        }
        if (findings.isEmpty()) {
            Folders.delete(folder);
            if (stand.buckets() != null && !bucket.isEmpty()) {
                Folders.delete(stand.buckets().file(bucket, ""));
            }
        }
    }
}
