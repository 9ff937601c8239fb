package dev.icosian.runtime.internal.exec;

/** A value that a program reads by name. {@code toString}: {@code param 'window'}. */
public record Need(Origin origin, String name) {
    @Override
    public String toString() {
        return origin.word() + " '" + name + "'";
    }
}
