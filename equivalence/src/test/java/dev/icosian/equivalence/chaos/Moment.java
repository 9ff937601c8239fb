package dev.icosian.equivalence.chaos;

import java.util.regex.Pattern;

/** What a kill waits for. */
enum Moment {
    /** Nothing but time. */
    ANY("nothing"),
    /** A function is evaluated. */
    FUNCTION("enter .*"),
    /** A blob is written. */
    BLOB("begin blobs/.*"),
    /** A blob has been written, and its manifest has not. */
    AFTER_BLOB("end blobs/.*"),
    /** A manifest is written. */
    MANIFEST("begin steps/.*"),
    /** A manifest has been written, and its pin has not. */
    AFTER_MANIFEST("end steps/.*"),
    /** A pin is written. */
    PIN("begin runs/[^/]*/[^/]*/steps/.*"),
    /** The record of the run is written. */
    RECORD("begin runs/[^/]*/[^/]*/run.json");

    private final Pattern event;

    Moment(String event) {
        this.event = Pattern.compile(event);
    }

    /** Returns whether an event is one of these. */
    boolean isAt(String line) {
        return event.matcher(line).matches();
    }
}
