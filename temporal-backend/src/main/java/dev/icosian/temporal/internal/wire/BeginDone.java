package dev.icosian.temporal.internal.wire;

/**
 * What a run starts with.
 *
 * @param reused Base64 of a bit set: places of the steps whose results are reused already
 * @param store URI of the store that the worker has
 */
public record BeginDone(String reused, String store) {}
