package dev.icosian.runtime.internal.exec;

/** Where a value comes from that a node reads by name. */
public enum Origin {
    /** A node, of the program or foreign. */
    NODE("node"),
    /** A run parameter. */
    PARAM("param"),
    /** A configuration key. */
    CONFIG("config key"),
    /** A secret. */
    SECRET("secret"),
    /** An object that the host supplies. */
    RESOURCE("resource"),
    /** The folder of the attempt; its one name is {@link #FOLDER}. */
    SCRATCH("folder"),
    /** Where the data of a source is, as text; by the name of the source's node. */
    LOCATION("location of");

    /** The name of the folder. */
    public static final String FOLDER = "scratch";

    private final String word;

    Origin(String word) {
        this.word = word;
    }

    /** Returns the word for messages. */
    public String word() {
        return word;
    }
}
