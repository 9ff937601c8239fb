package dev.icosian.testing;

/** Assertions on a materializer; a failed one throws {@link AssertionError} with both values or the differing byte. */
public interface MaterializerAssert<T> {
    /**
     * Asserts that reading what was written gives an equal value (arrays by content, files too), and that writing this
     * again gives the same bytes.
     */
    MaterializerAssert<T> roundTrips(T value);
}
