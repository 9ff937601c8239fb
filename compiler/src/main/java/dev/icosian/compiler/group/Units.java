package dev.icosian.compiler.group;

import dev.icosian.compiler.graph.NameIndex;
import dev.icosian.compiler.graph.ResolvedDataflow;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The units of a dataflow, numbered in the order in which their first nodes come. What selectors move is a unit. */
final class Units {
    private final ResolvedDataflow dataflow;
    private final NameIndex names;
    private final int[] unitOf;
    private final int[][] members;
    private final boolean[] ephemeral;

    Units(ResolvedDataflow dataflow) {
        this.dataflow = dataflow;
        List<ResolvedNode> nodes = dataflow.resolved();
        boolean alone = areAlone(nodes);
        names = alone ? dataflow.names() : new NameIndex(nodes.size());
        unitOf = new int[nodes.size()];
        for (int i = 0; i < unitOf.length; i++) {
            unitOf[i] = alone ? i : names.add(nodes.get(i).unit());
        }
        int[] sizes = new int[names.size()];
        for (int unit : unitOf) {
            sizes[unit]++;
        }
        members = new int[names.size()][];
        for (int unit = 0; unit < sizes.length; unit++) {
            members[unit] = new int[sizes[unit]];
        }
        ephemeral = new boolean[names.size()];
        int[] filled = new int[names.size()];
        for (int i = 0; i < unitOf.length; i++) {
            int unit = unitOf[i];
            members[unit][filled[unit]++] = i;
            ephemeral[unit] |= nodes.get(i).ephemeral();
        }
    }

    private static boolean areAlone(List<ResolvedNode> nodes) {
        for (int i = 0; i < nodes.size(); i++) {
            if (!nodes.get(i).unit().equals(nodes.get(i).name())) {
                return false;
            }
        }
        return true;
    }

    ResolvedDataflow dataflow() {
        return dataflow;
    }

    int count() {
        return names.size();
    }

    String name(int unit) {
        return names.name(unit);
    }

    /** Returns the names by number. */
    NameIndex names() {
        return names;
    }

    /** Returns the number of a unit, -1 if there is none of this name. */
    int find(String name) {
        return names.find(name);
    }

    int unitOf(int node) {
        return unitOf[node];
    }

    /** Returns the positions of a unit's nodes, ascending; not to be changed. */
    int[] members(int unit) {
        return members[unit];
    }

    boolean isEphemeral(int unit) {
        return ephemeral[unit];
    }

    /** Returns the names of a unit's nodes. */
    List<String> nodeNames(int unit) {
        return Arrays.stream(members[unit])
                .mapToObj(node -> dataflow.resolved().get(node).name())
                .toList();
    }

    /** Returns the class whose function names a unit, else the class of the unit's first function; null: none. */
    @Nullable
    Class<?> module(int unit) {
        Class<?> ofFunction = null;
        for (int node : members[unit]) {
            ResolvedNode resolved = dataflow.resolved().get(node);
            if (resolved.module() != null) {
                return resolved.module();
            }
            if (ofFunction == null && resolved.body() instanceof Body.Function function) {
                ofFunction = function.module();
            }
        }
        return ofFunction;
    }

    /** Returns the values that a unit has for a tag, the naming node's alone if it has one; sorted. */
    List<String> tagValues(int unit, String key) {
        ResolvedNode naming = dataflow.find(names.name(unit));
        if (naming != null && naming.tags().get(key) != null) {
            return List.of(naming.tags().get(key));
        }
        List<String> values = new ArrayList<>();
        for (int node : members[unit]) {
            String value = dataflow.resolved().get(node).tags().get(key);
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        Collections.sort(values, Utf8Order.INSTANCE);
        return values;
    }
}
