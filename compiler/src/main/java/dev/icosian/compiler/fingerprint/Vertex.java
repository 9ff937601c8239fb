package dev.icosian.compiler.fingerprint;

import java.util.LinkedHashSet;
import java.util.Set;

/** Something that code reaches. Most have a part: what is hashed of it. Not thread safe. */
final class Vertex {
    private final Set<Vertex> edges = new LinkedHashSet<>();
    private final Set<String> outside = new LinkedHashSet<>();
    private String part = "";
    private String digest = "";
    private String unknown = "";
    private int rank;
    private int visit;

    /** Says what is hashed. */
    void part(String name, String sha256) {
        part = name;
        digest = sha256;
    }

    /** Returns the name of the part; empty if there is none. */
    String part() {
        return part;
    }

    /** Returns the digest of the part, 64 hex digits. */
    String digest() {
        return digest;
    }

    void unknown(String why) {
        unknown = why;
    }

    /** Returns why code cannot be known; empty if it is. */
    String unknown() {
        return unknown;
    }

    void edge(Vertex to) {
        if (to != this) {
            edges.add(to);
        }
    }

    Set<Vertex> edges() {
        return edges;
    }

    /** Adds a class that is mentioned and does not count. */
    void outside(String className) {
        outside.add(className);
    }

    Set<String> outside() {
        return outside;
    }

    /** Sets the place of the part among all parts in the order of their names. */
    void rank(int place) {
        rank = place;
    }

    int rank() {
        return rank;
    }

    /** Returns whether this is the first visit under a number. */
    boolean visit(int number) {
        boolean isFirst = visit != number;
        visit = number;
        return isFirst;
    }
}
