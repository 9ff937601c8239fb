package dev.icosian.compiler.wiring;

import dev.icosian.NodeSpec;
import dev.icosian.compiler.declare.ConfigKey;
import dev.icosian.compiler.declare.DeclaredParam;
import dev.icosian.compiler.expand.Unit;
import dev.icosian.compiler.expand.Variant;
import dev.icosian.compiler.graph.NameIndex;
import dev.icosian.compiler.wiring.Resolution.Replacement;
import dev.icosian.internal.ModelAccess;
import dev.icosian.internal.SpecData;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What each name means: a node, else a config key, else a declared param. Immutable once made. */
public final class NameTable {
    private final World world;
    private final NameIndex names;
    /** By position of the name; null: it is no node any more. */
    private final List<@Nullable Entry> entries;

    private final Map<String, List<Entry>> clashes = new TreeMap<>(Utf8Order.INSTANCE);
    private final Map<String, List<Variant>> variants = new HashMap<>();
    private final List<Replacement> replacements = new ArrayList<>();

    public NameTable(World world) {
        this.world = world;
        for (Variant variant : world.expansion().unchosen()) {
            variants.computeIfAbsent(variant.name(), name -> new ArrayList<>()).add(variant);
        }
        List<Unit> units = chosen(world.expansion().units());
        names = new NameIndex(units.size());
        entries = new ArrayList<>(units.size());
        for (Unit unit : units) {
            List<NodeSpec> nodes = unit.nodes();
            for (int i = 0; i < nodes.size(); i++) {
                add(new Entry(ModelAccess.get().data(nodes.get(i)), unit));
            }
        }
        for (ConfigKey key : world.declared().config().values()) {
            declared(key.name(), key.origin());
        }
        for (DeclaredParam param : world.declared().params().values()) {
            declared(param.name(), param.origin());
        }
        for (String secret : world.supplies().secrets()) {
            declared(secret, "secret(\"" + secret + "\")");
        }
        for (String resource : world.supplies().resources().keySet()) {
            declared(resource, "resource(\"" + resource + "\", …)");
        }
    }

    /** Leaves out the fallbacks that give way to another node of their name. */
    private static List<Unit> chosen(List<Unit> units) {
        if (!hasFallback(units)) {
            return units;
        }
        Set<String> firm = new HashSet<>();
        for (Unit unit : units) {
            if (!isFallback(unit)) {
                unit.nodes().forEach(node -> firm.add(node.name()));
            }
        }
        return units.stream()
                .filter(unit -> !firm.contains(unit.name()) || !isFallback(unit))
                .toList();
    }

    private static boolean hasFallback(List<Unit> units) {
        for (Unit unit : units) {
            if (isFallback(unit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFallback(Unit unit) {
        List<NodeSpec> nodes = unit.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            SpecData data = ModelAccess.get().data(nodes.get(i));
            if (data.fallback()) {
                return true;
            }
        }
        return false;
    }

    private void add(Entry entry) {
        int index = names.add(entry.name());
        if (index == entries.size()) {
            entries.add(entry);
            return;
        }
        Entry earlier = entries.set(index, entry);
        if (earlier == null) {
            return;
        }
        boolean ofWhole = !earlier.isOfUnit(entry)
                && earlier.unit().name().equals(entry.unit().name())
                && !entry.name().equals(entry.unit().name());
        if (ofWhole) {
            // The clash of the two units' own names says it all.
            return;
        }
        if (world.replacing().contains(entry.name())) {
            removeRest(earlier);
            replacements.add(new Replacement(entry.name(), entry.origin(), earlier.origin()));
            return;
        }
        List<Entry> clash = clashes.computeIfAbsent(entry.name(), name -> new ArrayList<>());
        if (clash.isEmpty()) {
            clash.add(earlier);
        }
        clash.add(entry);
    }

    /** What modifiers made on the way to a replaced result is of no use to anybody. */
    private void removeRest(Entry replaced) {
        if (!replaced.name().equals(replaced.unit().name())) {
            return;
        }
        for (NodeSpec spec : replaced.unit().nodes()) {
            Entry entry = node(spec.name());
            if (entry != null && entry.isOfUnit(replaced) && spec.name().startsWith(replaced.name() + ".")) {
                remove(spec.name());
            }
        }
    }

    private void remove(String name) {
        entries.set(names.find(name), null);
    }

    private void declared(String name, String origin) {
        Entry node = node(name);
        if (node == null || !world.replacing().contains(name)) {
            return;
        }
        remove(name);
        removeRest(node);
        clashes.remove(name);
        replacements.add(new Replacement(name, origin, node.origin()));
    }

    World world() {
        return world;
    }

    @Nullable
    public Entry node(String name) {
        int index = names.find(name);
        return index < 0 ? null : entries.get(index);
    }

    /** Returns the number of a node among all names that are or were nodes, -1 if there is none of this name. */
    int index(String name) {
        int index = names.find(name);
        return index < 0 || entries.get(index) == null ? -1 : index;
    }

    /** Returns the node of a number. */
    Entry node(int index) {
        return Objects.requireNonNull(entries.get(index));
    }

    /** Returns how many numbers there are. */
    int size() {
        return entries.size();
    }

    /** Returns all nodes, in the order of their declaration. */
    public List<Entry> nodes() {
        List<Entry> nodes = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry != null) {
                nodes.add(entry);
            }
        }
        return Collections.unmodifiableList(nodes);
    }

    /** Returns the key of this name, null if there is none or a node has the name. */
    @Nullable
    public ConfigKey config(String name) {
        return world.declared().config().get(name);
    }

    public boolean isSecret(String name) {
        return world.supplies().secrets().contains(name);
    }

    /** Returns the type of the resource of this name, null if there is none. */
    @Nullable
    public Class<?> resource(String name) {
        return world.supplies().resources().get(name);
    }

    @Nullable
    DeclaredParam param(String name) {
        return world.declared().params().get(name);
    }

    public boolean isDeclared(String name) {
        return config(name) != null || param(name) != null || isSecret(name) || resource(name) != null;
    }

    /** Returns the variants of a name that the configuration did not choose. */
    public List<Variant> variants(String name) {
        return variants.getOrDefault(name, List.of());
    }

    /** Returns whether nodes of this name were left out because something else is wrong with them. */
    public boolean isBroken(String name) {
        return world.expansion().broken().contains(name);
    }

    /** Returns the definitions of names that have several, in the order of declaration. */
    public Map<String, List<Entry>> clashes() {
        return Collections.unmodifiableMap(clashes);
    }

    public List<Replacement> replacements() {
        return Collections.unmodifiableList(replacements);
    }
}
