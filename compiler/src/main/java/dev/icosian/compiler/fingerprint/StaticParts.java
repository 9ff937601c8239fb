package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.FieldFile;
import dev.icosian.compiler.bytecode.Instruction;
import dev.icosian.compiler.bytecode.MethodFile;
import dev.icosian.compiler.bytecode.Segment;
import dev.icosian.compiler.bytecode.Segments;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * A static initializer by what its statements are for: those that set a static field or work on its value belong to the
 * field, all others to the class. Those of synthetic fields are nobody's.
 */
final class StaticParts {
    /** Types whose values nobody can change. */
    private static final Set<String> IMMUTABLE = Set.of(
            "Ljava/lang/String;",
            "Ljava/lang/Integer;",
            "Ljava/lang/Long;",
            "Ljava/lang/Double;",
            "Ljava/lang/Boolean;",
            "Ljava/lang/Class;",
            "Ljava/math/BigDecimal;");

    private final ClassFile file;
    private final Map<String, List<Segment>> byField = new LinkedHashMap<>();
    private final List<Segment> others = new ArrayList<>();

    private StaticParts(ClassFile file) {
        this.file = file;
    }

    static StaticParts of(ClassFile file) {
        StaticParts parts = new StaticParts(file);
        MethodFile initializer = file.method(MethodFile.STATIC_INITIALIZER, "()V");
        if (initializer != null) {
            Segments.of(initializer).forEach(parts::add);
        }
        return parts;
    }

    /** Returns the statements that make the value of a field. */
    List<Segment> of(String field) {
        return byField.getOrDefault(field, List.of());
    }

    /** Returns the statements that belong to no field. */
    List<Segment> others() {
        return others;
    }

    private void add(Segment segment) {
        Set<String> fields = new LinkedHashSet<>();
        addTouched(segment.code(), fields);
        boolean isForSyntheticOnly = !fields.isEmpty() && fields.stream().allMatch(this::isSynthetic);
        fields.removeIf(this::isSynthetic);
        if (isForSyntheticOnly && setsSynthetic(segment)) {
            return;
        }
        if (fields.isEmpty()) {
            others.add(segment);
        }
        fields.forEach(field ->
                byField.computeIfAbsent(field, name -> new ArrayList<>()).add(segment));
    }

    private boolean isSynthetic(String name) {
        FieldFile field = file.field(name);
        return field != null && field.isSynthetic();
    }

    private boolean setsSynthetic(Segment segment) {
        return segment.code().stream()
                .anyMatch(instruction -> instruction instanceof Instruction.OfField field
                        && field.opcode() == Opcodes.PUTSTATIC
                        && isSynthetic(field.name()));
    }

    /** Adds the fields that code may set or change, methods of the same class that it calls included. */
    private void addTouched(List<Instruction> start, Set<String> fields) {
        Set<String> seen = new HashSet<>();
        Deque<List<Instruction>> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            for (Instruction instruction : open.remove()) {
                if (instruction instanceof Instruction.OfField field) {
                    if (field.isStatic() && field.owner().equals(file.name()) && mayChange(field)) {
                        fields.add(field.name());
                    }
                } else if (instruction instanceof Instruction.Call call) {
                    addCalled(call.owner(), call.name(), call.descriptor(), seen, open);
                } else if (instruction instanceof Instruction.Dynamic dynamic && dynamic.isLambda()) {
                    Handle handle = dynamic.implementation();
                    addCalled(handle.getOwner(), handle.getName(), handle.getDesc(), seen, open);
                }
            }
        }
    }

    private static boolean mayChange(Instruction.OfField field) {
        return field.opcode() == Opcodes.PUTSTATIC
                || (field.descriptor().length() > 1 && !IMMUTABLE.contains(field.descriptor()));
    }

    private void addCalled(
            String owner, String name, String descriptor, Set<String> seen, Deque<List<Instruction>> open) {
        if (!owner.equals(file.name())) {
            return;
        }
        MethodFile method = file.method(name, descriptor);
        if (method != null && seen.add(method.id())) {
            open.add(method.code());
        }
    }
}
