package dev.icosian.compiler.fingerprint;

import dev.icosian.Materializer;
import dev.icosian.compiler.graph.ResolvedNode;
import dev.icosian.internal.Body;
import dev.icosian.internal.MadeOfFunctions;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Type;

/** Finds where nodes, sources, materializers and modifiers enter user code. */
final class EntryPoints {
    private static final String LAMBDA = "$$Lambda";

    private final CodeRoots roots;

    EntryPoints(CodeRoots roots) {
        this.roots = roots;
    }

    /** Returns those of a node; empty if it has no user code. */
    Set<EntryPoint> of(ResolvedNode node) {
        if (node.body() instanceof Body.Function function) {
            return Set.of(new EntryPoint.Function(function.method()));
        }
        if (node.body() instanceof Body.Load load) {
            return objects(List.of(load.source().getClass()));
        }
        if (node.body() instanceof Body.Operation operation && !operation.code().isEmpty()) {
            return objects(operation.code());
        }
        return Set.of();
    }

    /** Returns those of a materializer; empty if it is not user code. */
    Set<EntryPoint> of(Materializer<?> materializer) {
        List<Class<?>> classes = new ArrayList<>();
        classes.add(materializer.getClass());
        if (materializer instanceof MadeOfFunctions made) {
            made.functions().forEach(function -> classes.add(function.getClass()));
        }
        return objects(classes);
    }

    /** Returns those of objects of some classes, as far as they are user code. */
    Set<EntryPoint> objects(List<Class<?>> classes) {
        Set<EntryPoint> points = new LinkedHashSet<>();
        for (Class<?> type : classes) {
            EntryPoint point = object(type);
            if (roots.isUserCode(point.type().getName())) {
                points.add(point);
            }
        }
        return points;
    }

    private static EntryPoint object(Class<?> type) {
        int at = type.getName().indexOf(LAMBDA);
        if (at < 0) {
            return type.isHidden() ? new EntryPoint.Hidden(type) : new EntryPoint.Instance(type);
        }
        try {
            Class<?> host = Class.forName(type.getName().substring(0, at), false, type.getClassLoader());
            TreeSet<String> interfaces = new TreeSet<>(Utf8Order.INSTANCE);
            for (Class<?> each : type.getInterfaces()) {
                interfaces.add(Type.getInternalName(each));
            }
            return new EntryPoint.Lambda(host, List.copyOf(interfaces));
        } catch (ClassNotFoundException e) {
            return new EntryPoint.Hidden(type);
        }
    }
}
