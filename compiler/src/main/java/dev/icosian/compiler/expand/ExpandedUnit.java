package dev.icosian.compiler.expand;

/**
 * A unit before it is known whether others of its name exist.
 *
 * @param function as in plans, for messages
 * @param fallback whether it gives way to any other of its name
 */
record ExpandedUnit(Unit unit, String function, boolean fallback) {
    Variant asVariant() {
        return new Variant(unit.name(), function, unit.condition());
    }
}
