/**
 * JSON by declared type: a codec is made for the whole generic type once, and then writes and reads values strictly,
 * without reflection on what the bytes say. Start with {@link dev.icosian.materializers.internal.json.JsonMaterializer};
 * which types there are is {@link dev.icosian.materializers.internal.json.JsonCodecs}.
 */
@NullMarked
package dev.icosian.materializers.internal.json;

import org.jspecify.annotations.NullMarked;
