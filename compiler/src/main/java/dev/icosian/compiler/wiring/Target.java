package dev.icosian.compiler.wiring;

/** What a name turned out to mean. */
public enum Target {
    /** A node. */
    NODE,
    /** A configuration key. */
    CONFIG,
    /** A run parameter. */
    PARAM,
    /** A secret. */
    SECRET,
    /** A resource. */
    RESOURCE,
    /** Nothing, and that is fine. */
    ABSENT,
    /** Nothing under this configuration: there are only variants. */
    NO_VARIANT,
    /** Nothing. */
    MISSING,
    /** Something with a problem that is told elsewhere. */
    BROKEN
}
