package dev.icosian.equivalence.chaos;

import dev.icosian.materializers.internal.s3.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What happens to one run. Everything in it follows from seed and number.
 *
 * @param inBucket or in a directory
 * @param slowMillis how long a write of the disk or the network takes more than it would; 0: neither is in between
 * @param mebibytes of the first value
 * @param disturbances one after the other
 * @param last where it ends undisturbed
 */
record ChaosCase(
        long seed,
        int number,
        boolean inBucket,
        int slowMillis,
        int mebibytes,
        List<Disturbance> disturbances,
        Site last) {
    ChaosCase {
        disturbances = List.copyOf(disturbances);
    }

    /**
     * One place, and what goes wrong there.
     *
     * @param kill when its processes are killed
     * @param faults what the network does to a request
     */
    record Disturbance(Site site, Kill kill, Faults faults) {}

    /** A kill, so long after the n-th of some moments. */
    record Kill(Moment moment, int nth, int delayMillis) {}

    /** What happens to so many of a hundred requests; no kinds: to none. */
    record Faults(List<Fault> kinds, int percent) {
        static final Faults NONE = new Faults(List.of(), 0);

        Faults {
            kinds = List.copyOf(kinds);
        }

        /** Returns what becomes of the next request. */
        Fault next(SplittableRandom random) {
            return kinds.isEmpty() || random.nextInt(100) >= percent
                    ? Fault.NONE
                    : kinds.get(random.nextInt(kinds.size()));
        }

        @Override
        public String toString() {
            return kinds.isEmpty() ? "" : percent + " % " + kinds.toString().toLowerCase(Locale.ROOT);
        }
    }

    /** What is said to go wrong, in groups: errors, time-outs after success, slow, torn, reset, and all of them. */
    private static final List<List<Fault>> KINDS = List.of(
            List.of(Fault.ERROR_500, Fault.SLOW_DOWN_503),
            List.of(Fault.DONE_BUT_500, Fault.DONE_BUT_LOST, Fault.DONE_BUT_LATE),
            List.of(Fault.SLOW, Fault.DONE_BUT_LATE),
            List.of(Fault.TORN),
            List.of(Fault.RESET, Fault.RESET_IN_BODY),
            List.of(
                    Fault.ERROR_500,
                    Fault.CONFLICT_409,
                    Fault.DONE_BUT_500,
                    Fault.DONE_BUT_LOST,
                    Fault.RESET,
                    Fault.TORN,
                    Fault.SLOW));

    /** Airflow takes ten seconds to begin with anything. */
    private static final int CASES_PER_AIRFLOW = 30;

    /**
     * Returns a case. Sites and stores take turns, so that all of them meet; the rest is random.
     *
     * @param places that can be had
     * @param hasBuckets whether there is a server with buckets
     */
    static ChaosCase of(long seed, int number, List<Site> places, boolean hasBuckets) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        List<Site> quick =
                places.stream().filter(place -> place != Site.AIRFLOW).toList();
        boolean inBucket = hasBuckets && number % 2 == 1;
        boolean inAirflow = places.contains(Site.AIRFLOW) && isForAirflow(number);
        List<Site> way = new ArrayList<>();
        way.add(quick.get(number / 2 % quick.size()));
        int disturbed = 1 + (random.nextInt(100) < 35 ? 1 : 0);
        while (way.size() <= disturbed) {
            way.add(other(quick, way.get(way.size() - 1), random));
        }
        if (inAirflow) {
            // Killed there, or ended there.
            way = (number / CASES_PER_AIRFLOW + number / CASES_PER_AIRFLOW / 2) % 2 != 0
                    ? List.of(way.get(0), Site.AIRFLOW)
                    : List.of(Site.AIRFLOW, way.get(0));
        }
        int slowMillis = random.nextInt(100) < 25 ? 0 : 15 + random.nextInt(60);
        List<Disturbance> disturbances = new ArrayList<>();
        for (Site place : way.subList(0, way.size() - 1)) {
            boolean isBadNetwork = inBucket && random.nextInt(100) < 45;
            Faults faults = isBadNetwork
                    ? new Faults(KINDS.get(random.nextInt(KINDS.size())), 5 + random.nextInt(40))
                    : Faults.NONE;
            disturbances.add(new Disturbance(place, kill(place, inBucket, slowMillis, random), faults));
        }
        int mebibytes = random.nextInt(100) < 8 ? 20 : 2;
        return new ChaosCase(seed, number, inBucket, slowMillis, mebibytes, disturbances, way.get(way.size() - 1));
    }

    /** A directory, a bucket, in turn. */
    private static boolean isForAirflow(int number) {
        return number % CASES_PER_AIRFLOW == CASES_PER_AIRFLOW / 2 - 1 + number / CASES_PER_AIRFLOW % 2;
    }

    private static Site other(List<Site> places, Site than, SplittableRandom random) {
        List<Site> others = places.stream().filter(place -> place != than).toList();
        return others.get(random.nextInt(others.size()));
    }

    private static Kill kill(Site place, boolean inBucket, int slowMillis, SplittableRandom random) {
        // Without anything in between nobody sees the writes to a directory.
        List<Moment> moments = inBucket || slowMillis > 0
                ? List.of(
                        Moment.ANY,
                        Moment.FUNCTION,
                        Moment.BLOB,
                        Moment.BLOB,
                        Moment.AFTER_BLOB,
                        Moment.MANIFEST,
                        Moment.MANIFEST,
                        Moment.AFTER_MANIFEST,
                        Moment.PIN,
                        Moment.PIN,
                        Moment.RECORD)
                : List.of(Moment.ANY, Moment.FUNCTION);
        Moment moment = moments.get(random.nextInt(moments.size()));
        // Whoever submits writes the record, and is not killed.
        if (moment == Moment.RECORD && place == Site.TEMPORAL) {
            moment = Moment.PIN;
        }
        // It takes longer to begin than for all the rest.
        if (moment == Moment.ANY && place == Site.AIRFLOW) {
            moment = Moment.FUNCTION;
        }
        return switch (moment) {
            case ANY -> new Kill(moment, 1, 300 + random.nextInt(longest(place)));
            case FUNCTION -> new Kill(moment, 1 + random.nextInt(9), random.nextInt(60));
            case RECORD -> new Kill(moment, 1, random.nextInt(10));
            default -> new Kill(moment, 1 + random.nextInt(7), random.nextInt(Math.max(4, slowMillis / 3)));
        };
    }

    private static int longest(Site site) {
        return switch (site) {
            case LOCAL -> 3_000;
            case STEPS, TEMPORAL -> 6_000;
            case AIRFLOW -> 20_000;
        };
    }

    /** Returns whether it ever comes to a place. */
    boolean isIn(Site site) {
        return last == site || disturbances.stream().anyMatch(disturbance -> disturbance.site() == site);
    }

    /** Returns the words that repeat it. */
    String again() {
        return "scripts/chaos-test -Dseed=" + seed + " -Dcase=" + number;
    }

    @Override
    public String toString() {
        return "case " + number + " of seed " + seed + ", " + (inBucket ? "bucket" : "directory")
                + (slowMillis > 0 ? " slow by " + slowMillis + " ms" : "")
                + (mebibytes > 2 ? ", " + mebibytes + " MiB" : "");
    }
}
