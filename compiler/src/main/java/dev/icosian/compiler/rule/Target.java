package dev.icosian.compiler.rule;

/** What a name turned out to mean. */
enum Target {
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
