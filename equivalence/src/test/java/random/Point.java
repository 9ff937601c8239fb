package random;

/** A small record. */
public record Point(int x, double y, String name) {}
