/**
 * JSON as stored and digested: one spelling per value, written and read strictly, over plain trees of maps, lists and
 * scalars. Start with {@link dev.icosian.compiler.json.CanonicalJson}, which writes, and
 * {@link dev.icosian.compiler.json.JsonReader}; {@link dev.icosian.compiler.json.JsonFile} adds the trailer by which a
 * damaged file is known.
 */
@NullMarked
package dev.icosian.compiler.json;

import org.jspecify.annotations.NullMarked;
