package dev.icosian.compiler.read;

import dev.icosian.AppliesTo;
import dev.icosian.Column;
import dev.icosian.DataflowModule;
import dev.icosian.Helper;
import dev.icosian.Modifier;
import dev.icosian.PipelineException;
import dev.icosian.PipelineSpec;
import dev.icosian.Problem;
import dev.icosian.Subdag;
import dev.icosian.internal.ModifierUse;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Annotations as uses of modifiers. The library's own have their simple name with a small first letter as id; others
 * name their modifier by {@link Modifier}, or carry annotations that count as if they stood in their place.
 */
public final class Annotations {
    private static final Set<Class<?>> NO_MODIFIERS =
            Set.of(AppliesTo.class, Column.class, DataflowModule.class, Helper.class, PipelineSpec.class, Subdag.class);

    private static final ClassValue<List<ModifierUse>> OF_MODULE = new ClassValue<>() {
        @Override
        protected List<ModifierUse> computeValue(Class<?> type) {
            return of(type, "");
        }
    };

    private Annotations() {}

    /** Returns the uses on a module class, which count for all its nodes. */
    static List<ModifierUse> uses(Class<?> module) {
        return OF_MODULE.get(module);
    }

    /** Returns the uses on a method and on its parameters; what is wrong with one is added to the problems. */
    static List<ModifierUse> uses(Method method, List<Problem> problems) {
        try {
            List<ModifierUse> uses = new ArrayList<>(of(method, ""));
            for (Parameter parameter : method.getParameters()) {
                uses.addAll(of(parameter, parameter.getName()));
            }
            return uses;
        } catch (PipelineException e) {
            problems.addAll(e.problems());
            return List.of();
        }
    }

    /** Returns the uses on a record component. */
    public static List<ModifierUse> uses(RecordComponent component) {
        return of(component, "");
    }

    /**
     * Returns those that an annotation of one's own carries before those that stand on the element itself: of tags the
     * later, nearer one wins.
     */
    private static List<ModifierUse> of(AnnotatedElement element, String on) {
        List<ModifierUse> carried = new ArrayList<>();
        List<ModifierUse> direct = new ArrayList<>();
        for (Annotation annotation : unfolded(element.getAnnotations())) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (isOurs(type)) {
                direct.add(new ModifierUse(id(type), null, AnnotationArguments.of(annotation), on));
                continue;
            }
            Modifier modifier = type.getAnnotation(Modifier.class);
            if (modifier != null) {
                AnnotatedModifier annotated = new AnnotatedModifier(ModifierInstances.of(modifier.value()), type);
                direct.add(new ModifierUse(annotated.id(), annotated, AnnotationArguments.of(annotation), on));
            }
            carriedBy(type, on, new HashSet<>(), carried);
        }
        carried.addAll(direct);
        return List.copyOf(carried);
    }

    private static void carriedBy(
            Class<? extends Annotation> type, String on, Set<Class<?>> seen, List<ModifierUse> carried) {
        if (type.getName().startsWith("java.") || isLibrarys(type) || !seen.add(type)) {
            return;
        }
        for (Annotation annotation : unfolded(type.getAnnotations())) {
            Class<? extends Annotation> of = annotation.annotationType();
            carriedBy(of, on, seen, carried);
            if (isOurs(of)) {
                carried.add(new ModifierUse(id(of), null, AnnotationArguments.of(annotation), on));
            }
        }
    }

    private static boolean isOurs(Class<? extends Annotation> type) {
        return isLibrarys(type) && !NO_MODIFIERS.contains(type) && type != Modifier.class;
    }

    private static boolean isLibrarys(Class<? extends Annotation> type) {
        return type.getPackage() == Modifier.class.getPackage();
    }

    private static String id(Class<? extends Annotation> type) {
        String name = type.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static List<Annotation> unfolded(Annotation[] annotations) {
        List<Annotation> all = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Annotation[] repeated = AnnotationArguments.repeated(annotation);
            all.addAll(repeated.length == 0 ? List.of(annotation) : Arrays.asList(repeated));
        }
        return all;
    }

    /** Returns whether a container type holds repeated uses of an annotation. */
    static boolean isContainerOf(Class<?> container, Class<?> repeated) {
        Repeatable repeatable = repeated.getAnnotation(Repeatable.class);
        return repeatable != null && repeatable.value() == container;
    }
}
