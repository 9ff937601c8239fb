package dev.icosian.compiler.graph;

import dev.icosian.Dataflow;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.internal.NearNames;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Resolved nodes in topological order, ties by name, with their edges by index. Immutable but for the public views,
 * which are made when first asked for; thread safe.
 */
public final class ResolvedDataflow implements Dataflow {
    private static final int MOST_SHOWN = 20;

    private final List<ResolvedNode> resolved;
    private final NameIndex indexes;
    private final int[][] needs;
    private final int[][] usedBy;
    private final List<String> outputs;
    private final Map<String, ParamSpec> params;
    private final Map<String, ConfigSpec> config;
    private final Map<String, Problem> ofRequests;
    private final Supplies supplies;
    private volatile @Nullable List<Node> nodes;

    /** Takes nodes that are in topological order already, of a pipeline that is given nothing. */
    public ResolvedDataflow(
            List<ResolvedNode> resolved,
            List<String> outputs,
            Map<String, ParamSpec> params,
            Map<String, ConfigSpec> config) {
        this(resolved, positions(resolved), outputs, params, config, Supplies.none(), Map.of());
    }

    /**
     * Takes nodes that are in topological order already.
     *
     * @param needs by node: the positions of the distinct nodes among what it needs, in that order; not to be changed
     * @param outputs the requested names, in the order of the request
     * @param params the run parameters of the pipeline, consumed or not
     * @param config the configuration keys that the nodes read or that chose variants
     * @param supplies what the host of a run gives
     * @param ofRequests what is wrong with requests that need a param and are not given it, where more is known than that
     */
    public ResolvedDataflow(
            List<ResolvedNode> resolved,
            int[][] needs,
            List<String> outputs,
            Map<String, ParamSpec> params,
            Map<String, ConfigSpec> config,
            Supplies supplies,
            Map<String, Problem> ofRequests) {
        this.supplies = supplies;
        this.resolved = List.copyOf(resolved);
        this.outputs = List.copyOf(outputs);
        this.params = Collections.unmodifiableMap(new TreeMap<>(params));
        this.config = Collections.unmodifiableMap(new TreeMap<>(config));
        this.ofRequests = Map.copyOf(ofRequests);
        int count = resolved.size();
        indexes = new NameIndex(count);
        for (int i = 0; i < count; i++) {
            indexes.append(resolved.get(i).name());
        }
        this.needs = needs;
        int[] uses = new int[count];
        for (int i = 0; i < count; i++) {
            for (int need : needs[i]) {
                if (need >= i) {
                    throw new IllegalArgumentException(resolved.get(i).name() + " comes before "
                            + resolved.get(need).name());
                }
                uses[need]++;
            }
        }
        usedBy = new int[count][];
        for (int i = 0; i < count; i++) {
            usedBy[i] = new int[uses[i]];
        }
        int[] filled = new int[count];
        for (int i = 0; i < count; i++) {
            for (int need : needs[i]) {
                usedBy[need][filled[need]++] = i;
            }
        }
    }

    private static int[][] positions(List<ResolvedNode> resolved) {
        NameIndex indexes = new NameIndex(resolved.size());
        for (ResolvedNode node : resolved) {
            indexes.append(node.name());
        }
        int[][] positions = new int[resolved.size()][];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = resolved.get(i).needs().stream()
                    .mapToInt(indexes::find)
                    .filter(index -> index >= 0)
                    .toArray();
        }
        return positions;
    }

    /** Returns the resolved nodes in topological order. */
    public List<ResolvedNode> resolved() {
        return resolved;
    }

    /** Returns the names of the nodes, in the same order. */
    public NameIndex names() {
        return indexes;
    }

    /** Returns one resolved node, null if there is none of this name. */
    public @Nullable ResolvedNode find(String name) {
        int index = indexes.find(name);
        return index < 0 ? null : resolved.get(index);
    }

    /** Returns the position of a node in {@link #resolved}, -1 if there is none of this name. */
    public int indexOf(String name) {
        return indexes.find(name);
    }

    /** Returns the positions of the nodes that the node at a position needs; not to be changed. */
    public int[] needsOf(int index) {
        return needs[index];
    }

    /** Returns the positions of the nodes that need the node at a position, ascending; not to be changed. */
    public int[] usersOf(int index) {
        return usedBy[index];
    }

    /** Returns the requested names: nodes, params or config keys. */
    public List<String> outputs() {
        return outputs;
    }

    /** Returns the run parameters by name. */
    public Map<String, ParamSpec> params() {
        return params;
    }

    /** Returns what is wrong with a request that needs a param and is not given it, null if that says it all. */
    public @Nullable Problem ofRequests(String param) {
        return ofRequests.get(param);
    }

    /** Returns the consumed configuration by key. */
    public Map<String, ConfigSpec> config() {
        return config;
    }

    /** Returns the declared secrets and resources. */
    public Supplies supplies() {
        return supplies;
    }

    @Override
    public List<Node> nodes() {
        List<Node> views = nodes;
        if (views == null) {
            views = resolved.stream().map(ResolvedNode::asPublic).toList();
            nodes = views;
        }
        return views;
    }

    @Override
    public Node node(String name) {
        return nodes().get(known(name));
    }

    @Override
    public List<Node> tagged(String keyValue) {
        int equals = keyValue.indexOf('=');
        String key = equals < 0 ? keyValue : keyValue.substring(0, equals);
        String value = equals < 0 ? "" : keyValue.substring(equals + 1);
        return nodes().stream()
                .filter(node -> value.equals(node.tags().get(key)))
                .toList();
    }

    @Override
    public List<Node> ofModule(Class<?> module) {
        return collect(i -> module.equals(resolved.get(i).module()));
    }

    @Override
    public List<Node> upstreamOf(String node) {
        BitSet reached = reach(known(node), index -> needs[index]);
        return collect(reached::get);
    }

    @Override
    public List<Node> downstreamOf(String node) {
        BitSet reached = reach(known(node), index -> usedBy[index]);
        return collect(reached::get);
    }

    @Override
    public List<Node> path(String from, String to) {
        int start = known(from);
        int end = known(to);
        int[] previous = new int[resolved.size()];
        Arrays.fill(previous, -1);
        Deque<Integer> queue = new ArrayDeque<>();
        queue.add(start);
        previous[start] = start;
        while (!queue.isEmpty() && previous[end] < 0) {
            int at = queue.remove();
            for (int next : usedBy[at]) {
                if (previous[next] < 0) {
                    previous[next] = at;
                    queue.add(next);
                }
            }
        }
        if (previous[end] < 0) {
            return List.of();
        }
        List<Node> path = new ArrayList<>();
        for (int at = end; at != start; at = previous[at]) {
            path.add(nodes().get(at));
        }
        path.add(nodes().get(start));
        Collections.reverse(path);
        return Collections.unmodifiableList(path);
    }

    private BitSet reach(int start, IntFunction<int[]> edges) {
        BitSet seen = new BitSet(resolved.size());
        Deque<Integer> stack = new ArrayDeque<>();
        stack.push(start);
        while (!stack.isEmpty()) {
            for (int next : edges.apply(stack.pop())) {
                if (!seen.get(next)) {
                    seen.set(next);
                    stack.push(next);
                }
            }
        }
        return seen;
    }

    private List<Node> collect(IntPredicate wanted) {
        List<Node> found = new ArrayList<>();
        for (int i = 0; i < resolved.size(); i++) {
            if (wanted.test(i)) {
                found.add(nodes().get(i));
            }
        }
        return Collections.unmodifiableList(found);
    }

    private int known(String name) {
        int index = indexes.find(name);
        if (index < 0) {
            throw new PipelineException(List.of(new Problem(
                    "Dataflow/UnknownNode", "there is no node '" + name + "' in the dataflow", null, others(name))));
        }
        return index;
    }

    private String others(String name) {
        List<String> names = resolved.stream().map(ResolvedNode::name).toList();
        String near = NearNames.question(name, names);
        return near == null && names.size() > MOST_SHOWN
                ? "ask for one of its " + names.size() + " nodes"
                : NearNames.hint(name, names, "its nodes are: ");
    }
}
