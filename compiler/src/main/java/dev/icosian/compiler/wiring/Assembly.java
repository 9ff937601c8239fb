package dev.icosian.compiler.wiring;

import dev.icosian.Location;
import dev.icosian.Problem;
import dev.icosian.TypeRef;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclaredOutput;
import dev.icosian.compiler.declare.Placeholders;
import dev.icosian.compiler.graph.Bind;
import dev.icosian.compiler.graph.ConfigSpec;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.compiler.graph.ShortLists;
import dev.icosian.internal.Body;
import dev.icosian.internal.SpecData;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the resolved dataflow of a wiring without problems. */
public final class Assembly {
    private final Wiring wiring;
    private final Map<String, Problem> ofRequests;
    private final Set<String> ephemeralUnits;
    /** By position, of nodes that were bound; those that take one as the same type share it. */
    private final Bind.@Nullable ToNode[] bound;

    public Assembly(Wiring wiring, Map<String, Problem> ofRequests) {
        this.wiring = wiring;
        this.ofRequests = ofRequests;
        this.ephemeralUnits = Ephemerals.units(wiring.table());
        bound = new Bind.ToNode[wiring.nodes().size()];
    }

    public ResolvedDataflow dataflow() {
        int[] order = topological();
        int[] indexOf = new int[wiring.nodes().size()];
        ResolvedNode[] resolved = new ResolvedNode[order.length];
        int[][] needs = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            indexOf[order[i]] = i;
            resolved[i] = node(order[i]);
            int[] positions = wiring.needs(order[i]);
            needs[i] = new int[positions.length];
            for (int need = 0; need < positions.length; need++) {
                needs[i][need] = indexOf[positions[need]];
            }
        }
        Map<String, ParamSpec> params = new TreeMap<>(Utf8Order.INSTANCE);
        for (ParamTable.Param param : wiring.params().all().values()) {
            params.put(param.spec().name(), param.spec());
        }
        return new ResolvedDataflow(
                List.of(resolved),
                needs,
                wiring.world().declared().outputs().stream()
                        .map(DeclaredOutput::name)
                        .toList(),
                params,
                config(),
                wiring.world().supplies(),
                ofRequests);
    }

    private Map<String, ConfigSpec> config() {
        Set<String> read = new TreeSet<>(Utf8Order.INSTANCE);
        read.addAll(wiring.asksByConfigKey().keySet());
        read.addAll(Conditions.decisive(wiring));
        read.addAll(wiring.placeholders());
        if (!wiring.world().declared().config().isEmpty()) {
            wiring.world().declared().outputs().forEach(output -> read.add(output.name()));
        }
        Map<String, ConfigSpec> config = new TreeMap<>(Utf8Order.INSTANCE);
        for (String key : read) {
            ConfigKey known = wiring.table().config(key);
            if (known != null && wiring.table().node(key) == null) {
                config.put(key, new ConfigSpec(key, known.type(), known.value()));
            }
        }
        return config;
    }

    /** Returns the positions in topological order; of those that are ready the first by name is next. */
    private int[] topological() {
        int size = wiring.nodes().size();
        String[] names = new String[size];
        for (int at = 0; at < size; at++) {
            names[at] = wiring.nodes().get(at).name();
        }
        Arrays.sort(names, Utf8Order.INSTANCE);
        int[] byName = new int[size];
        int[] rank = new int[size];
        for (int i = 0; i < size; i++) {
            byName[i] = wiring.position(names[i]);
            rank[byName[i]] = i;
        }
        int[] waiting = new int[size];
        int[] users = new int[size];
        for (int at = 0; at < size; at++) {
            waiting[at] = wiring.needs(at).length;
            for (int need : wiring.needs(at)) {
                users[need]++;
            }
        }
        int[] ends = new int[size];
        int edges = 0;
        for (int at = 0; at < size; at++) {
            edges += users[at];
            ends[at] = edges;
        }
        int[] usedBy = new int[edges];
        ReadyRanks ready = new ReadyRanks(size);
        for (int at = 0; at < size; at++) {
            for (int need : wiring.needs(at)) {
                users[need]--;
                usedBy[ends[need] - 1 - users[need]] = at;
            }
            if (waiting[at] == 0) {
                ready.add(rank[at]);
            }
        }
        int[] order = new int[size];
        int count = 0;
        while (!ready.isEmpty()) {
            int at = byName[ready.removeFirst()];
            order[count] = at;
            count++;
            for (int i = at == 0 ? 0 : ends[at - 1]; i < ends[at]; i++) {
                int user = usedBy[i];
                waiting[user]--;
                if (waiting[user] == 0) {
                    ready.add(rank[user]);
                }
            }
        }
        return Arrays.copyOf(order, count);
    }

    private ResolvedNode node(int position) {
        Entry entry = wiring.nodes().get(position);
        SpecData data = entry.data();
        Slot[] slots = wiring.slots(position);
        DistinctNames needs = new DistinctNames(slots.length);
        int first = data.body() instanceof Body.Load ? 1 : 0;
        Bind[] binds = new Bind[first + slots.length];
        if (data.body() instanceof Body.Load load) {
            binds[0] = location(load.source().location(), needs);
        }
        int[] asked = wiring.asked(position);
        int next = 0;
        for (int i = 0; i < slots.length; i++) {
            binds[first + i] = bind(slots[i], asked, next, needs);
            next += Wiring.count(slots[i]);
        }
        return new ResolvedNode(
                data.name(),
                data.type(),
                data.nullable(),
                kind(data.body()),
                entry.unit().name(),
                entry.unit().module(),
                data.body(),
                ShortLists.of(binds),
                needs.asList(),
                data.applied(),
                data.tags(),
                data.doc(),
                data.reuse(),
                data.codeVersion(),
                ephemeralUnits.contains(entry.unit().name()));
    }

    private static String kind(Body body) {
        if (body instanceof Body.Load) {
            return "source";
        }
        return body instanceof Body.Operation operation ? operation.kind() : "function";
    }

    /** Names that mean nothing are left out; they are reported when all is resolved. */
    private Bind location(Location location, DistinctNames needs) {
        List<Bind> placeholders = new ArrayList<>();
        for (String name : Placeholders.in(location)) {
            ConfigKey key = wiring.table().config(name);
            ParamTable.Param param = wiring.params().find(name);
            if (wiring.table().node(name) != null) {
                continue;
            }
            if (key != null) {
                needs.add(name);
                placeholders.add(new Bind.ToConfig(key.type(), name));
            } else if (param != null) {
                needs.add(name);
                placeholders.add(new Bind.ToParam(param.spec().type(), name));
            }
        }
        return new Bind.ToLocation(TypeRef.of(String.class), location, placeholders);
    }

    /** @param next where the positions of what the slot asks for begin */
    private Bind bind(Slot slot, int[] asked, int next, DistinctNames needs) {
        if (slot instanceof Ask ask) {
            return bind(ask, asked[next], needs);
        }
        if (slot instanceof Slot.Constant constant) {
            return new Bind.ToLiteral(constant.type(), constant.value());
        }
        if (slot instanceof Slot.Folder folder) {
            return new Bind.ToScratch(folder.type());
        }
        if (slot instanceof Slot.Many many) {
            List<Bind> items = new ArrayList<>(many.asks().size());
            for (int i = 0; i < many.asks().size(); i++) {
                items.add(bind(many.asks().get(i), asked[next + i], needs));
            }
            return new Bind.ToAll(many.type(), many.form(), many.labels(), items);
        }
        throw new IllegalStateException("a slot with a finding was to be bound");
    }

    private Bind bind(Ask ask, int position, DistinctNames needs) {
        String name = ask.name();
        if (position >= 0) {
            Bind.ToNode toNode = toNode(position, ask.type());
            needs.add(toNode.node());
            return toNode;
        }
        return switch (wiring.target(ask)) {
            case CONFIG -> {
                needs.add(name);
                yield new Bind.ToConfig(ask.type(), name);
            }
            case PARAM -> {
                needs.add(name);
                yield new Bind.ToParam(ask.type(), name);
            }
            case SECRET -> {
                needs.add(name);
                yield new Bind.ToSecret(ask.type(), name);
            }
            case RESOURCE -> {
                needs.add(name);
                yield new Bind.ToResource(ask.type(), name);
            }
            case ABSENT -> new Bind.ToAbsent(ask.type(), name);
            case NODE, NO_VARIANT, MISSING, BROKEN ->
                throw new IllegalStateException("nothing is named '" + name + "'");
        };
    }

    private Bind.ToNode toNode(int position, TypeRef<?> type) {
        Bind.ToNode known = bound[position];
        if (known != null && known.type().equals(type)) {
            return known;
        }
        Bind.ToNode made = new Bind.ToNode(type, wiring.nodes().get(position).name());
        bound[position] = made;
        return made;
    }
}
