package dev.icosian.compiler.bytecode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;

/** Cuts a method into statements: where the operand stack is empty, and no jump and no try block reaches across. */
public final class Segments {
    private static final int UNKNOWN = -1;

    private final MethodFile method;
    private final List<Instruction> code;
    private final Map<Label, Integer> positions = new HashMap<>();
    private final boolean[] isCut;

    private Segments(MethodFile method) {
        this.method = method;
        this.code = method.code();
        this.isCut = new boolean[code.size()];
        for (int i = 0; i < code.size(); i++) {
            if (code.get(i) instanceof Instruction.Position position) {
                positions.put(position.label(), i);
            }
        }
    }

    /** Returns the statements of a method that do something, in order. */
    public static List<Segment> of(MethodFile method) {
        return new Segments(method).cut();
    }

    private List<Segment> cut() {
        cutWhereTheStackIsEmpty();
        joinAcrossJumps();
        List<Segment> segments = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= code.size(); end++) {
            if (end == code.size() || isCut[end]) {
                add(segments, code.subList(start, end));
                start = end;
            }
        }
        segments.removeIf(Segment::isEmpty);
        return segments;
    }

    private void add(List<Segment> segments, List<Instruction> instructions) {
        Segment segment = Segment.of(instructions, method.tryBlocks());
        while (segment.readsEarlierVariables() && !segments.isEmpty()) {
            List<Instruction> joined =
                    new ArrayList<>(segments.remove(segments.size() - 1).code());
            joined.addAll(segment.code());
            segment = Segment.of(joined, method.tryBlocks());
        }
        segments.add(segment);
    }

    private void cutWhereTheStackIsEmpty() {
        Map<Label, Integer> heights = new HashMap<>();
        method.tryBlocks().forEach(block -> heights.put(block.handler(), 1));
        int height = 0;
        for (int i = 0; i < code.size(); i++) {
            Instruction instruction = code.get(i);
            if (height == UNKNOWN && instruction instanceof Instruction.Position position) {
                height = heights.getOrDefault(position.label(), UNKNOWN);
            }
            isCut[i] = height == 0;
            if (height == UNKNOWN) {
                continue;
            }
            height += instruction.stackEffect();
            for (Label target : instruction.targets()) {
                heights.putIfAbsent(target, height);
            }
            if (instruction.isEnd()) {
                height = UNKNOWN;
            }
        }
    }

    private void joinAcrossJumps() {
        for (int i = 0; i < code.size(); i++) {
            for (Label target : code.get(i).targets()) {
                int to = position(target);
                // A jump forward to the very place of a cut is how the statement ends.
                join(Math.min(i, to), to > i ? to - 1 : i);
            }
        }
        for (TryBlock block : method.tryBlocks()) {
            join(position(block.start()), Math.max(position(block.handler()), position(block.end()) - 1));
        }
    }

    private int position(Label label) {
        Integer position = positions.get(label);
        if (position == null) {
            throw new IllegalStateException("a label without a place");
        }
        return position;
    }

    /** Joins the statements that two instructions belong to, and those between. */
    private void join(int first, int last) {
        for (int i = first + 1; i <= last; i++) {
            isCut[i] = false;
        }
    }
}
