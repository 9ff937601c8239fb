package dev.icosian.compiler.fingerprint;

import java.util.Set;

/**
 * What some entry points reach together.
 *
 * @param outside names of the classes that are mentioned and do not count: neither user code nor the JDK's nor this
 *     library's
 */
record Reached(Print print, Set<String> outside) {}
