package dev.icosian.runtime.internal.exec;

/** Where a value comes from that a node reads by name. */
public enum Origin {
    /** A node, of the program or foreign. */
    NODE("node"),
    /** A run parameter. */
    PARAM("param"),
    /** A configuration key. */
    CONFIG("config key");

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /** Returns the word for messages. */
    public String word() {
        return word;
    }
}
