package dev.icosian.compiler.use;

import dev.icosian.NodeModifier;
import dev.icosian.PipelineException;
import dev.icosian.Problem;
import dev.icosian.compiler.json.CanonicalJson;
import dev.icosian.compiler.read.AnnotationArguments;
import dev.icosian.internal.NearNames;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The arguments that a modifier takes: the members of its annotation. Immutable. */
public final class ArgumentSchema {
    /** For modifiers without an annotation: any arguments, as given. */
    private static final ArgumentSchema ANY = new ArgumentSchema(null, Map.of());

    private static final ClassValue<ArgumentSchema> SCHEMAS = new ClassValue<>() {
        @Override
        protected ArgumentSchema computeValue(Class<?> type) {
            return read(type.asSubclass(Annotation.class));
        }
    };

    private final @Nullable Class<? extends Annotation> annotation;
    private final Map<String, Member> members;

    private ArgumentSchema(@Nullable Class<? extends Annotation> annotation, Map<String, Member> members) {
        this.annotation = annotation;
        this.members = Collections.unmodifiableMap(new TreeMap<>(members));
    }

    public static ArgumentSchema of(@Nullable Class<? extends Annotation> annotation) {
        return annotation == null ? ANY : SCHEMAS.get(annotation);
    }

    /** Returns a use with its arguments completed and coerced; throws everything that is wrong with them. */
    public PreparedUse prepare(String node, NodeModifier modifier, Map<String, Object> given, String on) {
        List<String> wrong = new ArrayList<>();
        Map<String, Object> args = new TreeMap<>();
        Map<String, String> recorded = new TreeMap<>();
        given.forEach((name, value) -> argument(name, value, args, recorded, wrong));
        members.forEach((name, member) -> {
            Object fallback = member.fallback();
            if (fallback != null) {
                args.putIfAbsent(name, fallback);
            } else if (!given.containsKey(name)) {
                wrong.add("argument '" + name + "' is missing");
            }
        });
        if (!wrong.isEmpty()) {
            throw new PipelineException(wrong.stream()
                    .map(message -> new Problem(
                            "Modifier/IllegalArgument",
                            "modifier '" + modifier.id() + "' of '" + node + "': " + message,
                            null,
                            "its arguments are: " + String.join(", ", members.keySet())))
                    .toList());
        }
        return new PreparedUse(modifier, args, recorded, on);
    }

    private void argument(
            String name,
            @Nullable Object value,
            Map<String, Object> args,
            Map<String, String> recorded,
            List<String> wrong) {
        Member member = members.get(name);
        if (member == null && annotation != null) {
            String near = NearNames.question(name, members.keySet());
            wrong.add("there is no argument '" + name + "'" + (near == null ? "" : "; " + near));
            return;
        }
        Object plain = value == null ? null : AnnotationArguments.plain(value);
        Object coerced = member == null || plain == null ? plain : Coercion.to(member.type(), plain);
        if (coerced == null) {
            wrong.add("argument '" + name + "' must be "
                    + Coercion.describe(member == null ? Object.class : member.type()) + ", but is "
                    + Coercion.show(value));
            return;
        }
        args.put(name, coerced);
        if (member == null || !coerced.equals(member.fallback())) {
            recorded.put(name, CanonicalJson.valueText(Coercion.tree(coerced)));
        }
    }

    private static ArgumentSchema read(Class<? extends Annotation> annotation) {
        Map<String, Member> members = new TreeMap<>();
        for (Method member : AnnotationArguments.members(annotation).values()) {
            Object fallback = member.getDefaultValue();
            members.put(
                    member.getName(),
                    new Member(member.getReturnType(), fallback == null ? null : AnnotationArguments.plain(fallback)));
        }
        return new ArgumentSchema(annotation, members);
    }

    /** Returns a nested annotation's arguments, completed; null if they do not fit. */
    public static @Nullable Object nested(Class<? extends Annotation> annotation, Map<?, ?> given) {
        ArgumentSchema schema = of(annotation);
        Map<String, Object> args = new TreeMap<>();
        for (Map.Entry<?, ?> entry : given.entrySet()) {
            Member member = schema.members.get(entry.getKey());
            Object coerced =
                    member == null || entry.getValue() == null ? null : Coercion.to(member.type(), entry.getValue());
            if (coerced == null) {
                return null;
            }
            if (member != null && !coerced.equals(member.fallback())) {
                args.put((String) entry.getKey(), coerced);
            }
        }
        return Collections.unmodifiableMap(args);
    }

    /** A member of the annotation; without a default it must be given. */
    private record Member(Class<?> type, @Nullable Object fallback) {}
}
