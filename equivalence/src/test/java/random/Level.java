package random;

/** How much: shapes graphs, and is a value. */
public enum Level {
    /** Little. */
    LOW,
    /** Much. */
    HIGH
}
