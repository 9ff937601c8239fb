package dev.icosian.internal;

/** What a {@link dev.icosian.Grouping} stands for. */
public sealed interface GroupingKind {
    /** All in one step. */
    record Single() implements GroupingKind {}

    /** One step per unit. */
    record PerNode() implements GroupingKind {}

    /** One step per module class. */
    record PerModule() implements GroupingKind {}

    /** One step per value of a tag. */
    record ByTag(String key) implements GroupingKind {}
}
