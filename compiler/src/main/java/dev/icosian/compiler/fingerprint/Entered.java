package dev.icosian.compiler.fingerprint;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a pipeline enters user code. Most nodes are functions, which stand here as such: a plan that was made before is
 * known again without an object per node. Not thread safe.
 */
final class Entered {
    /** By node: the function, or else a set of entry points. */
    private final Object[] ofNodes;

    private final List<Set<EntryPoint>> beside;
    private @Nullable Set<EntryPoint> all;

    /**
     * Takes what it is made of; none of it may change.
     *
     * @param ofNodes by node: its {@link Method}, or else a set of entry points
     * @param beside what the values and modifiers of nodes enter
     */
    Entered(Object[] ofNodes, List<Set<EntryPoint>> beside) {
        this.ofNodes = ofNodes;
        this.beside = beside;
    }

    /** Returns all entry points, in the order of the nodes. */
    Set<EntryPoint> all() {
        Set<EntryPoint> points = all;
        if (points == null) {
            points = new LinkedHashSet<>(ofNodes.length * 2);
            for (int node = 0; node < ofNodes.length; node++) {
                points.addAll(points(node));
            }
            beside.forEach(points::addAll);
            all = points;
        }
        return points;
    }

    @SuppressWarnings("unchecked") // as constructed
    private Set<EntryPoint> points(int node) {
        return ofNodes[node] instanceof Method method
                ? Set.of(new EntryPoint.Function(method))
                : (Set<EntryPoint>) ofNodes[node];
    }

    /** Returns a class of which code is entered; null: there is no code. */
    @Nullable
    Class<?> first() {
        for (Object ofNode : ofNodes) {
            if (ofNode instanceof Method method) {
                return method.getDeclaringClass();
            }
        }
        return all().isEmpty() ? null : all().iterator().next().type();
    }

    /** Returns whether the entry points are the same. */
    boolean isAs(Entered other) {
        return (Arrays.equals(ofNodes, other.ofNodes) && beside.equals(other.beside)) || all().equals(other.all());
    }

    /** Returns what a node reaches, null if it has no user code. */
    @Nullable
    Reached reached(int node, Prints prints) {
        if (ofNodes[node] instanceof Method method) {
            return prints.of(method);
        }
        Set<EntryPoint> points = points(node);
        return points.isEmpty() ? null : prints.of(points);
    }
}
