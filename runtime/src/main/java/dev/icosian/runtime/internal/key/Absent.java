package dev.icosian.runtime.internal.key;

/** A value that is not there, which differs from null. As a field of a record it is left out. */
public enum Absent {
    /** The only instance. */
    ABSENT
}
