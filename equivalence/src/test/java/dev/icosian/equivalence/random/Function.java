package dev.icosian.equivalence.random;

import java.util.List;

/**
 * A function of a random program.
 *
 * @param nodes what others may need: by name
 * @param members the nodes by which a step claims all of it
 * @param parameters as they are written
 * @param needs the functions before it whose nodes it reads, by place
 */
record Function(
        int place,
        Form form,
        Kind kind,
        List<Node> nodes,
        List<String> members,
        List<Node> parameters,
        List<Integer> needs) {
    /** A value by name; as a parameter, too. */
    record Node(String name, Kind kind) {}

    /** What modifiers make of it. */
    enum Form {
        PLAIN,
        /** A record whose components are nodes. */
        EXTRACTED,
        /** Two nodes of one function. */
        PARAMETERIZED,
        /** Two functions, of which the configuration chooses one. */
        VARIANTS,
        /** With a check that passes. */
        CHECKED
    }
}
