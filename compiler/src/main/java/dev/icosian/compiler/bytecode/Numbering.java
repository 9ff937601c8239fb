package dev.icosian.compiler.bytecode;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.Label;

/** Numbers labels, and local variables that are no parameters, as they are met. Not thread safe. */
public final class Numbering {
    private final int parameters;
    private final Map<Label, Integer> labels = new HashMap<>();
    private final Map<Integer, Integer> variables = new HashMap<>();

    /**
     * Returns a numbering for one piece of code.
     *
     * @param parameters how many words the parameters take: their variables keep their numbers
     */
    public Numbering(int parameters) {
        this.parameters = parameters;
    }

    /** Returns the number of a label. */
    public int of(Label label) {
        Integer known = labels.putIfAbsent(label, labels.size());
        return known == null ? labels.size() - 1 : known;
    }

    /** Returns the number of a local variable. */
    public int ofVariable(int variable) {
        if (variable < parameters) {
            return variable;
        }
        Integer known = variables.putIfAbsent(variable, parameters + variables.size());
        return known == null ? parameters + variables.size() - 1 : known;
    }
}
