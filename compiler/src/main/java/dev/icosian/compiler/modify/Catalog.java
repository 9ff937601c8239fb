package dev.icosian.compiler.modify;

import dev.icosian.Modifier;
import dev.icosian.NodeModifier;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.read.AnnotatedModifier;
import dev.icosian.compiler.read.ModifierInstances;
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

    private SortedMap<String, NodeModifier> provided() {
        SortedMap<String, NodeModifier> found = provided;
        if (found == null) {
            found = load();
            provided = found;
        }
        return found;
    }

    private static SortedMap<String, NodeModifier> load() {
        SortedMap<String, NodeModifier> found = new TreeMap<>(Utf8Order.INSTANCE);
        List<Problem> problems = new ArrayList<>();
        try {
            for (ServiceLoader.Provider<NodeModifier> provider :
                    ServiceLoader.load(NodeModifier.class).stream().toList()) {
                NodeModifier modifier = ModifierInstances.of(provider.type());
                NodeModifier other = found.putIfAbsent(modifier.id(), modifier);
                boolean builtIn = BuiltInModifiers.find(modifier.id()) != null;
                if (builtIn || (other != null && other != modifier)) {
                    String owner = builtIn || other == null
                            ? "the library"
                            : other.getClass().getName();
                    problems.add(new Problem(
                            "Modifier/SameId",
                            "the id '" + modifier.id() + "' of modifier "
                                    + modifier.getClass().getName() + " is that of one of " + owner,
                            null,
                            "give it an id of its own"));
                }
            }
        } catch (ServiceConfigurationError e) {
            problems.add(new Problem(
                    "Modifier/NoConstructor",
                    "a modifier named under META-INF/services cannot be loaded: " + e.getMessage(),
                    null,
                    "correct the file, or the class that it names"));
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems);
        }
        return found;
    }
}
