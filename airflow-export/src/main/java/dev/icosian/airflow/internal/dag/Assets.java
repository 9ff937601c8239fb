package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The publications of all pipelines of a program, as Airflow knows them: by URIs, which are written into the file and so
 * have no run-time parts. Immutable.
 */
public final class Assets {
    /** Schemes that Airflow and its providers take in any form; others have rules of their own. */
    private static final Pattern COMMON =
            Pattern.compile("(s3|gs|abfss?|hdfs|https?|s?ftp)://[A-Za-z0-9._~@:-]+(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?");

    private static final Pattern ABSOLUTE = Pattern.compile("/[A-Za-z0-9._~!$&'()*+,;=:@/-]*");
    private static final int LONGEST = 1_500;

    private final Map<String, AssetName> byName;

    private Assets(Map<String, AssetName> byName) {
        this.byName = byName;
    }

    /** Returns those of some plans. */
    public static Assets of(List<Plan> plans) {
        Map<String, AssetName> byName = new HashMap<>();
        Set<String> uris = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (Plan plan : plans) {
            for (Plan.Publication publication : plan.publications()) {
                AssetName asset = asset(plan, publication);
                if (byName.put(asset.name(), asset) == null && !uris.add(asset.uri())) {
                    twice.add(asset.uri());
                }
            }
        }
        byName.replaceAll((name, asset) -> twice.contains(asset.uri()) ? named(name) : asset);
        return new Assets(byName);
    }

    private static AssetName asset(Plan plan, Plan.Publication publication) {
        String name = plan.pipeline() + "." + publication.node();
        String template = publication.to().template();
        int brace = template.indexOf('{');
        // Up to the folder in which the run-time part is.
        String fixed = brace < 0 ? template : template.substring(0, template.lastIndexOf('/', brace) + 1);
        String uri = uri(fixed);
        return uri == null || uri.length() > LONGEST ? named(name) : new AssetName(name, uri, brace < 0);
    }

    private static AssetName named(String name) {
        return new AssetName(name, "icosian://" + name.replaceFirst("\\.", "/"), false);
    }

    private static @Nullable String uri(String location) {
        if (location.startsWith("file:///")
                && ABSOLUTE.matcher(location.substring(7)).matches()) {
            return location;
        }
        if (COMMON.matcher(location).matches()) {
            return location;
        }
        return location.length() > 1 && ABSOLUTE.matcher(location).matches() ? "file://" + location : null;
    }

    /** Returns what a plan publishes from a step, in the plan's order. */
    public List<AssetName> of(Plan plan, Plan.StepPlan step) {
        List<AssetName> found = new ArrayList<>();
        for (Plan.Publication publication : plan.publications()) {
            AssetName asset = byName.get(plan.pipeline() + "." + publication.node());
            if (asset != null
                    && !found.contains(asset)
                    && step.nodes().stream().anyMatch(node -> node.name().equals(publication.node()))) {
                found.add(asset);
            }
        }
        return found;
    }

    /** Returns a publication, {@code pipeline.node}; null if no pipeline of the program has it. */
    public @Nullable AssetName find(String publication) {
        return byName.get(publication);
    }

    /**
     * Returns what starts the runs of a plan; null if that is no publication, or one that is not known and whose URI
     * the plan does not say.
     */
    public @Nullable AssetName before(Plan plan) {
        String after = plan.schedule().map(schedule -> schedule.after()).orElse(null);
        if (after == null) {
            return null;
        }
        String said = Options.of(plan).text(Options.AFTER_URI);
        return said == null ? find(after) : new AssetName(after, said, true);
    }
}
