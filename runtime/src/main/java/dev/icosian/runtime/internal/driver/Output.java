package dev.icosian.runtime.internal.driver;

import dev.icosian.TypeRef;
import dev.icosian.runtime.internal.exec.Origin;

/**
 * Something that can be asked for: a node, param or configuration key.
 *
 * @param slot where the value of a node lies when all has run; negative for others
 */
record Output(Origin origin, String name, TypeRef<?> type, boolean nullable, int slot) {}
