package dev.icosian.runtime.internal.driver;

import dev.icosian.TypeRef;
import dev.icosian.runtime.internal.exec.Origin;

/** Something that can be asked for: a node, param or configuration key. */
record Output(Origin origin, String name, TypeRef<?> type, boolean nullable) {}
