package dev.icosian;

import dev.icosian.internal.Selector;
import dev.icosian.internal.StepDeclaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects what a lambda says of one step, and what is wrong with it. */
final class StepBuilder implements Step {
    private static final Pattern QUANTITY = Pattern.compile("[0-9]+(\\.[0-9]+)?(m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?");
    private static final Pattern TARGET_KEY = Pattern.compile("[a-z][a-z0-9_-]*\\.[A-Za-z][A-Za-z0-9_.-]*");

    private final String name;
    private final List<Selector> selectors = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Integer attempts;
    private @Nullable Duration backoff;
    private @Nullable Duration backoffMax;
    private @Nullable Duration timeout;
    private @Nullable Duration heartbeat;
    private @Nullable String queue;
    private @Nullable String memory;
    private @Nullable Double cpu;
    private final Map<String, Object> options = new TreeMap<>();

    StepBuilder(String name) {
        this.name = name;
    }

    StepDeclaration declared() {
        return new StepDeclaration(
                name, selectors, attempts, backoff, backoffMax, timeout, heartbeat, queue, memory, cpu, options);
    }

    List<Problem> problems() {
        return problems;
    }

    @Override
    public Step nodes(String... nodes) {
        return names(Arrays.asList(nodes));
    }

    @Override
    public Step nodes(NodeRef<?>... nodes) {
        return names(names(nodes));
    }

    @Override
    public Step tagged(String keyValue) {
        if (keyValue.indexOf('=') < 1) {
            wrong(
                    "selects the tag '" + keyValue + "', which is not of the form key=value",
                    "write tagged(\"owner=growth\")");
        }
        selectors.add(new Selector.Tagged(keyValue));
        return this;
    }

    @Override
    public Step namespace(String namespace) {
        selectors.add(new Selector.Namespace(namespace));
        return this;
    }

    @Override
    public Step modules(Class<?>... modules) {
        if (modules.length > 0) {
            selectors.add(new Selector.Modules(Arrays.asList(modules)));
        }
        return this;
    }

    @Override
    public Step upstreamOf(String... nodes) {
        return upstream(Arrays.asList(nodes));
    }

    @Override
    public Step upstreamOf(NodeRef<?>... nodes) {
        return upstream(names(nodes));
    }

    @Override
    public Step rest() {
        selectors.add(new Selector.Rest());
        return this;
    }

    @Override
    public Step attempts(int total) {
        if (total < 1) {
            wrong(
                    "has attempts(" + total + "); the number counts the first try, so it is at least 1",
                    "write attempts(1)");
        }
        attempts = total;
        return this;
    }

    @Override
    public Step backoff(Duration first, Duration max) {
        if (first.isNegative() || max.compareTo(first) < 0) {
            wrong("has backoff(" + first + ", " + max + "); the first wait is at least 0 and at most the bound", null);
        }
        backoff = first;
        backoffMax = max;
        return this;
    }

    @Override
    public Step timeout(Duration perAttempt) {
        positive("timeout", perAttempt);
        timeout = perAttempt;
        return this;
    }

    @Override
    public Step heartbeat(Duration interval) {
        positive("heartbeat", interval);
        heartbeat = interval;
        return this;
    }

    @Override
    public Step queue(String queue) {
        if (queue.isBlank()) {
            wrong("has an empty queue", null);
        }
        this.queue = queue;
        return this;
    }

    @Override
    public Step memory(String quantity) {
        if (!QUANTITY.matcher(quantity).matches()) {
            wrong("has memory(\"" + quantity + "\"), which is no Kubernetes quantity", "write 512Mi or 2Gi");
        }
        memory = quantity;
        return this;
    }

    @Override
    public Step cpu(double cores) {
        if (!(cores >= 0.001 && cores <= 1_000_000)) {
            wrong("has cpu(" + cores + "); it is a number of cores, at least 0.001", "write cpu(0.5)");
        }
        cpu = cores;
        return this;
    }

    @Override
    public Step option(String targetKey, Object value) {
        String wrong = optionProblem(targetKey, value);
        if (wrong != null) {
            wrong(wrong, "write option(\"airflow.pool\", \"dwh\")");
        }
        options.put(targetKey, value);
        return this;
    }

    /** A selector without names selects nothing, as none does. */
    private Step names(List<String> nodes) {
        if (!nodes.isEmpty()) {
            selectors.add(new Selector.Names(nodes));
        }
        return this;
    }

    private Step upstream(List<String> nodes) {
        if (!nodes.isEmpty()) {
            selectors.add(new Selector.UpstreamOf(nodes));
        }
        return this;
    }

    static @Nullable String optionProblem(String targetKey, Object value) {
        if (!TARGET_KEY.matcher(targetKey).matches()) {
            return "has the option '" + targetKey + "', whose key is not of the form target.name";
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return null;
        }
        return "has the option '" + targetKey + "' with a value that is no text, number or boolean";
    }

    private void positive(String what, Duration duration) {
        if (duration.isNegative() || duration.toMillis() < 1) {
            wrong("has " + what + "(" + duration + "); it is at least one millisecond", null);
        }
    }

    private void wrong(String text, @Nullable String hint) {
        problems.add(new Problem("Step/IllegalValue", "step '" + name + "' " + text, null, hint));
    }

    private static List<String> names(NodeRef<?>... nodes) {
        return Arrays.stream(nodes).map(NodeRef::name).toList();
    }
}
