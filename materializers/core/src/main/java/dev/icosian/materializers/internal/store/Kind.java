package dev.icosian.materializers.internal.store;

/** What kind of file is written. */
enum Kind {
    /** Never changed by anybody. */
    BLOB,
    /** Survives a power cut. */
    RECORD,
    /** May be lost in a power cut. */
    LOSSY
}
