package dev.icosian.compiler.quality;

import dev.icosian.Importance;
import dev.icosian.internal.Operator;
import java.util.List;

/**
 * One check that {@code @Check} asks for.
 *
 * @param id as in names of nodes: {@code range}
 * @param importance what a failure does
 * @param code the user's class that decides, if one does
 */
public record NamedCheck(String id, Importance importance, ValueCheck check, List<Class<?>> code) {
    /** Copies the list. */
    public NamedCheck {
        code = List.copyOf(code);
    }

    /** Returns what the check's node does: value in, outcome out. */
    public Operator operator(String node, String name) {
        return new CheckOperator(node, name, importance, check);
    }
}
