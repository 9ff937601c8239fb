package dev.icosian.materializers.internal.s3;

/** What can become of a request and its answer. */
public enum Fault {
    NONE,
    /** The server fails before it does anything. */
    ERROR_500,
    /** The server has too much to do. */
    SLOW_DOWN_503,
    /** Another write of the object is under way, or is said to be. */
    CONFLICT_409,
    /** The request is carried out, and a failure is answered. */
    DONE_BUT_500,
    /** The request is carried out, and the connection is closed without an answer. */
    DONE_BUT_LOST,
    /** The request is carried out, and the answer comes when nobody waits for it any more. */
    DONE_BUT_LATE,
    /** The connection is reset before anything is carried out. */
    RESET,
    /** The connection is reset in the middle of what is sent. */
    RESET_IN_BODY,
    /** The answer ends in its middle. */
    TORN,
    /** The answer comes in small pieces. */
    SLOW
}
