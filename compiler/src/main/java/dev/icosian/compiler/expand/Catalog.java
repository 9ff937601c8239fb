package dev.icosian.compiler.expand;

import dev.icosian.Modifier;
import dev.icosian.NodeModifier;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.modify.BuiltInModifiers;
import dev.icosian.compiler.read.AnnotatedModifier;
import dev.icosian.compiler.read.ModifierInstances;
import dev.icosian.compiler.use.ArgumentSchema;
import dev.icosian.compiler.use.BuiltIn;
import dev.icosian.compiler.use.PreparedUse;
import dev.icosian.internal.ModifierUse;
import dev.icosian.internal.NearNames;
import dev.icosian.internal.Utf8Order;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds modifiers: the library's by id, others by their annotation or by ServiceLoader. Not thread safe. */
final class Catalog {
    private static final String SERVICES = "META-INF/services/" + NodeModifier.class.getName();

    private @Nullable SortedMap<String, NodeModifier> provided;

    /** Returns a use with its modifier and checked arguments; throws what is wrong with it. */
    PreparedUse prepare(ModifierUse use, String node) {
        NodeModifier declared = use.modifier();
        if (declared == null) {
            declared = BuiltInModifiers.find(use.id());
        }
        if (declared == null) {
            declared = provided().get(use.id());
        }
        if (declared == null) {
            SortedMap<String, NodeModifier> known = new TreeMap<>(provided());
            BuiltInModifiers.all().forEach(modifier -> known.put(modifier.id(), modifier));
            throw BuiltIn.problem(
                    "Modifier/Unknown",
                    "there is no modifier '" + use.id() + "', which node '" + node + "' uses",
                    NearNames.hint(use.id(), known.keySet(), "the modifiers are: "));
        }
        ArgumentSchema schema = ArgumentSchema.of(annotationOf(declared));
        NodeModifier modifier = declared instanceof AnnotatedModifier annotated ? annotated.modifier() : declared;
        return schema.prepare(node, modifier, use.args(), use.on());
    }

    private static @Nullable Class<? extends Annotation> annotationOf(NodeModifier modifier) {
        if (modifier instanceof BuiltIn builtIn) {
            return builtIn.annotation();
        }
        if (modifier instanceof AnnotatedModifier annotated) {
            return annotated.annotation();
        }
        Class<?> around = modifier.getClass().getEnclosingClass();
        if (around == null || !around.isAnnotation()) {
            return null;
        }
        Modifier named = around.getAnnotation(Modifier.class);
        return named != null && named.value() == modifier.getClass() ? around.asSubclass(Annotation.class) : null;
    }

    /** What is wrong with the class path is thrown once, not for every use. */
    private SortedMap<String, NodeModifier> provided() {
        SortedMap<String, NodeModifier> known = provided;
        if (known != null) {
            return known;
        }
        SortedMap<String, NodeModifier> found = new TreeMap<>(Utf8Order.INSTANCE);
        provided = found;
        List<Problem> problems = load(found);
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return found;
    }

    private static List<Problem> load(SortedMap<String, NodeModifier> found) {
        List<Problem> problems = new ArrayList<>();
        try {
            for (ServiceLoader.Provider<NodeModifier> provider :
                    ServiceLoader.load(NodeModifier.class).stream().toList()) {
                NodeModifier modifier = ModifierInstances.of(provider.type());
                NodeModifier builtIn = BuiltInModifiers.find(modifier.id());
                NodeModifier other = builtIn == null ? found.putIfAbsent(modifier.id(), modifier) : builtIn;
                if (other != null && !other.getClass().equals(modifier.getClass())) {
                    problems.add(sameId(modifier, other));
                }
            }
        } catch (PipelineException e) {
            problems.addAll(e.problems());
        } catch (ServiceConfigurationError e) {
            problems.add(new Problem(
                    "Modifier/NotLoaded",
                    "a modifier that META-INF/services names cannot be loaded: " + e.getMessage(),
                    SERVICES,
                    "correct the file, or the class that it names"));
        }
        return problems;
    }

    private static Problem sameId(NodeModifier modifier, NodeModifier other) {
        String owner =
                other instanceof BuiltIn ? "the library" : other.getClass().getName();
        return new Problem(
                "Modifier/SameId",
                "modifier " + modifier.getClass().getName() + " has the id '" + modifier.id() + "' of " + owner,
                SERVICES,
                "give it an id of its own");
    }
}
