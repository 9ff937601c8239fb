package dev.icosian.compiler.expand;

/**
 * A node that the configuration did not choose.
 *
 * @param name the name it would have
 * @param function {@code com.acme.Features#holidaysUk}
 * @param condition what it needs, as in a message: {@code region=UK}
 */
public record Variant(String name, String function, String condition) {}
