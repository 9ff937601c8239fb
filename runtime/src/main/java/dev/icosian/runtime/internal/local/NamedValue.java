package dev.icosian.runtime.internal.local;

import dev.icosian.TypeRef;
import org.jspecify.annotations.Nullable;

record NamedValue(String name, TypeRef<?> type, @Nullable Object value) {}
