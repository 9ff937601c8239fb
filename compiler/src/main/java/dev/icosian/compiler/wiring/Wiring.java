package dev.icosian.compiler.wiring;

import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.internal.Body;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The part of the graph that the requested names need, with every name looked up: what rules look at. A node stands at
 * the position at which it was first reached, breadth first from the requested names, so that the way back to the
 * request is a shortest one.
 */
public final class Wiring {
    private final NameTable table;
    private final List<Entry> nodes;
    private final List<Entry> seenNodes;
    /** By number in the table: position + 1; 0 is not needed. */
    private final int[] positions;

    private final List<Slot[]> slots;
    private int[] reachedFrom = new int[64];
    /** The last reader of a node, + 1. */
    private int[] readers = new int[64];

    private final List<int[]> asked;
    private final List<int[]> needs;
    private final Map<String, List<Ask>> others = new TreeMap<>(Utf8Order.INSTANCE);
    private final Map<String, List<Ask>> ofConfig = new TreeMap<>(Utf8Order.INSTANCE);
    private final ParamTable params;

    public Wiring(NameTable table, Findings findings) {
        this.table = table;
        nodes = new ArrayList<>(table.size());
        seenNodes = Collections.unmodifiableList(nodes);
        positions = new int[table.size()];
        slots = new ArrayList<>(table.size());
        asked = new ArrayList<>(table.size());
        needs = new ArrayList<>(table.size());
        Slots reader = new Slots(findings);
        for (String root : roots(table)) {
            int index = table.index(root);
            if (index >= 0 && positions[index] == 0) {
                reach(index, -1);
            }
        }
        for (int at = 0; at < nodes.size(); at++) {
            Slot[] found = reader.of(nodes.get(at));
            slots.add(found);
            int[] positions = follow(found, at);
            asked.add(positions);
            needs.add(distinct(positions));
        }
        params = new ParamTable(table, others, placeholders());
    }

    private static Set<String> roots(NameTable table) {
        World world = table.world();
        Set<String> roots = new LinkedHashSet<>();
        for (DeclaredOutput output : world.declared().outputs()) {
            roots.add(output.name());
        }
        roots.addAll(world.published());
        roots.addAll(world.used());
        if (world.everything()) {
            List<String> names = new ArrayList<>(table.nodes().size());
            for (Entry node : table.nodes()) {
                names.add(node.name());
            }
            names.sort(Utf8Order.INSTANCE);
            roots.addAll(names);
        }
        return roots;
    }

    /** Looks up what a node asks for. Returns the position of each node among it, -1 for what is none. */
    private int[] follow(Slot[] asking, int from) {
        int[] found = new int[count(asking)];
        int count = 0;
        for (Slot slot : asking) {
            int asks = count(slot);
            for (int i = 0; i < asks; i++) {
                found[count] = follow(ask(slot, i), from);
                count++;
            }
        }
        return found;
    }

    /** Returns each position of a node once, in the same order; the same array if that is what it holds. */
    private int[] distinct(int[] positions) {
        int count = 0;
        int[] distinct = positions;
        for (int i = 0; i < positions.length; i++) {
            int position = positions[i];
            boolean isNew = position >= 0 && markedBy(position, needs.size());
            if (!isNew && distinct == positions) {
                distinct = positions.clone();
            }
            if (isNew) {
                distinct[count] = position;
                count++;
            }
        }
        return count == distinct.length ? distinct : Arrays.copyOf(distinct, count);
    }

    /** Marks a node for a reader; returns whether it was not marked for it yet. */
    private boolean markedBy(int position, int reader) {
        if (position >= readers.length) {
            readers = Arrays.copyOf(readers, Math.max(nodes.size(), readers.length * 2));
        }
        boolean isNew = readers[position] != reader + 1;
        readers[position] = reader + 1;
        return isNew;
    }

    private static int count(Slot[] slots) {
        int count = 0;
        for (Slot slot : slots) {
            count += count(slot);
        }
        return count;
    }

    /** Returns the position of the node that is asked for, -1 if it is none. */
    private int follow(Ask ask, int from) {
        int index = table.index(ask.name());
        if (index >= 0) {
            return positions[index] > 0 ? positions[index] - 1 : reach(index, from);
        }
        ConfigKey key = table.config(ask.name());
        if (key != null || !isSupplied(ask.name())) {
            (key != null ? ofConfig : others)
                    .computeIfAbsent(ask.name(), name -> new ArrayList<>())
                    .add(ask);
        }
        return -1;
    }

    private boolean isSupplied(String name) {
        return table.isSecret(name) || table.resource(name) != null;
    }

    private int reach(int index, int from) {
        int position = nodes.size();
        if (position == reachedFrom.length) {
            reachedFrom = Arrays.copyOf(reachedFrom, position * 2);
        }
        reachedFrom[position] = from;
        positions[index] = position + 1;
        nodes.add(table.node(index));
        return position;
    }

    /** Returns how many names a slot wants. */
    public static int count(Slot slot) {
        if (slot instanceof Ask) {
            return 1;
        }
        return slot instanceof Slot.Many many ? many.asks().size() : 0;
    }

    /** Returns one of the names that a slot wants. */
    public static Ask ask(Slot slot, int number) {
        if (slot instanceof Ask ask) {
            return ask;
        }
        return ((Slot.Many) slot).asks().get(number);
    }

    public NameTable table() {
        return table;
    }

    public World world() {
        return table.world();
    }

    /** Returns the needed nodes. */
    public List<Entry> nodes() {
        return seenNodes;
    }

    /** Returns the position of a needed node, -1 if the name is none. */
    int position(String name) {
        int index = table.index(name);
        return index < 0 ? -1 : positions[index] - 1;
    }

    /** Returns what the parameters of a needed node want; not to be changed. */
    public Slot[] slots(int position) {
        return slots.get(position);
    }

    /** Returns the positions of the nodes that a node needs; not to be changed. */
    public int[] needs(int position) {
        return needs.get(position);
    }

    /**
     * Returns the positions of what the slots of a node want, one after the other: -1 for what is no node; not to be
     * changed.
     */
    public int[] asked(int position) {
        return asked.get(position);
    }

    /** Returns the node from which a node was first reached, -1 if it is requested itself. */
    int reachedFrom(int position) {
        return reachedFrom[position];
    }

    /** Returns the names in the locations of the sinks and of the needed sources, known or not; sorted. */
    public Set<String> placeholders() {
        Set<String> names = new TreeSet<>(Utf8Order.INSTANCE);
        names.addAll(world().placeholders());
        for (Entry node : nodes) {
            if (node.data().body() instanceof Body.Load load) {
                names.addAll(Placeholders.in(load.source().location()));
            }
        }
        return names;
    }

    public ParamTable params() {
        return params;
    }

    /** Returns who asks for names that no node and no config key has, by name. */
    public Map<String, List<Ask>> asksByOtherName() {
        return Collections.unmodifiableMap(others);
    }

    /** Returns who asks for config keys, by key. */
    public Map<String, List<Ask>> asksByConfigKey() {
        return Collections.unmodifiableMap(ofConfig);
    }

    /** Returns whether a name is requested, or a needed node asks for it. */
    boolean isAskedFor(String name) {
        return position(name) >= 0
                || others.containsKey(name)
                || world().published().contains(name)
                || world().declared().outputs().stream()
                        .map(DeclaredOutput::name)
                        .anyMatch(name::equals);
    }

    /** Returns what the name means for the one who asks. */
    public Target target(Ask ask) {
        if (table.node(ask.name()) != null) {
            return Target.NODE;
        }
        if (table.config(ask.name()) != null) {
            return Target.CONFIG;
        }
        if (table.isSecret(ask.name())) {
            return Target.SECRET;
        }
        if (table.resource(ask.name()) != null) {
            return Target.RESOURCE;
        }
        if (params.find(ask.name()) != null) {
            return Target.PARAM;
        }
        if (table.isBroken(ask.name())) {
            return Target.BROKEN;
        }
        if (ask.nullable()) {
            return Target.ABSENT;
        }
        return table.variants(ask.name()).isEmpty() ? Target.MISSING : Target.NO_VARIANT;
    }

    /** Returns the names from a request to a node, both included; the node alone if it is requested itself. */
    public List<String> pathTo(Entry node) {
        List<String> path = new ArrayList<>();
        for (int at = position(node.name()); at >= 0; at = reachedFrom[at]) {
            path.add(nodes.get(at).name());
        }
        Collections.reverse(path);
        return path;
    }

    /** Returns the one who asks first, for places. */
    public static @Nullable String place(List<Ask> asks) {
        return asks.isEmpty() ? null : asks.get(0).by().place();
    }
}
