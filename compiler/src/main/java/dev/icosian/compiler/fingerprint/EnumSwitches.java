package dev.icosian.compiler.fingerprint;

import dev.icosian.compiler.bytecode.ClassFile;
import dev.icosian.compiler.bytecode.FieldFile;
import dev.icosian.compiler.bytecode.Instruction;
import dev.icosian.compiler.bytecode.MethodFile;
import dev.icosian.internal.Utf8Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Gives switches over enums one form. Compilers translate them through an array of a synthetic class
 * ({@code $SwitchMap$}), or directly by {@code ordinal()}; what is meant is a jump by constant.
 */
final class EnumSwitches {
    private static final String MAP = "$SwitchMap$";

    private final UserCode classes;

    EnumSwitches(UserCode classes) {
        this.classes = classes;
    }

    List<Instruction> normalized(List<Instruction> code) {
        if (code.stream().noneMatch(EnumSwitches::isOrdinal)) {
            return code;
        }
        List<Instruction> result = new ArrayList<>(code.size());
        Deque<Integer> maps = new ArrayDeque<>();
        for (int i = 0; i < code.size(); i++) {
            Instruction instruction = code.get(i);
            if (isMap(instruction)) {
                maps.push(result.size());
            }
            if (instruction instanceof Instruction.Call ordinal && isOrdinal(instruction)) {
                Instruction next = at(code, i + 1);
                if (next instanceof Instruction.Plain load
                        && load.opcode() == Opcodes.IALOAD
                        && at(code, i + 2) instanceof Instruction.Switch cases
                        && !maps.isEmpty()) {
                    int map = maps.pop();
                    Instruction replaced = byMap(ordinal.owner(), (Instruction.OfField) result.get(map), cases);
                    if (replaced != null) {
                        result.remove(map);
                        result.add(replaced);
                        i += 2;
                        continue;
                    }
                } else if (next instanceof Instruction.Switch cases) {
                    Instruction replaced = byOrdinal(ordinal.owner(), cases);
                    if (replaced != null) {
                        result.add(replaced);
                        i++;
                        continue;
                    }
                }
            }
            result.add(instruction);
        }
        return result;
    }

    private static @Nullable Instruction at(List<Instruction> code, int index) {
        return index < code.size() ? code.get(index) : null;
    }

    private static boolean isOrdinal(Instruction instruction) {
        return instruction instanceof Instruction.Call call
                && call.opcode() == Opcodes.INVOKEVIRTUAL
                && call.name().equals("ordinal")
                && call.descriptor().equals("()I");
    }

    private static boolean isMap(Instruction instruction) {
        return instruction instanceof Instruction.OfField field
                && field.opcode() == Opcodes.GETSTATIC
                && field.name().startsWith(MAP);
    }

    private @Nullable Instruction byMap(String type, Instruction.OfField map, Instruction.Switch cases) {
        ClassFile holder = classes.get(map.owner());
        return holder == null ? null : replaced(type, constants(holder, map.name(), type), cases);
    }

    /** Returns the constants by the numbers that the initializer of a synthetic class gives them. */
    private static Map<Integer, String> constants(ClassFile holder, String map, String type) {
        Map<Integer, String> constants = new HashMap<>();
        MethodFile initializer = holder.method(MethodFile.STATIC_INITIALIZER, "()V");
        List<Instruction> code = initializer == null ? List.of() : initializer.code();
        for (int i = 0; i + 4 < code.size(); i++) {
            if (code.get(i) instanceof Instruction.OfField array
                    && array.name().equals(map)
                    && code.get(i + 1) instanceof Instruction.OfField constant
                    && constant.owner().equals(type)
                    && isOrdinal(code.get(i + 2))
                    && code.get(i + 3) instanceof Instruction.Constant number
                    && number.value() instanceof Integer key) {
                constants.put(key, constant.name());
            }
        }
        return constants;
    }

    private @Nullable Instruction byOrdinal(String type, Instruction.Switch cases) {
        ClassFile file = classes.get(type);
        if (file == null || !file.isEnum()) {
            return null;
        }
        Map<Integer, String> constants = new HashMap<>();
        for (FieldFile field : file.fields()) {
            if (field.isEnumConstant()) {
                constants.put(constants.size(), field.name());
            }
        }
        return replaced(type, constants, cases);
    }

    private static @Nullable Instruction replaced(
            String type, Map<Integer, String> constants, Instruction.Switch cases) {
        Map<String, Label> labels = new TreeMap<>(Utf8Order.INSTANCE);
        for (int i = 0; i < cases.keys().size(); i++) {
            String constant = constants.get(cases.keys().get(i));
            if (constant == null) {
                return null;
            }
            labels.put(constant, cases.labels().get(i));
        }
        return new Instruction.EnumSwitch(
                type, List.copyOf(labels.keySet()), List.copyOf(labels.values()), cases.otherwise());
    }
}
