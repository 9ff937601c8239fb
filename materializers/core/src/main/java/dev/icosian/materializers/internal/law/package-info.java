/**
 * The law of materializers, for the tests of those that are shipped and, by the module {@code testing}, of users':
 * writing, reading and writing again lose nothing. Start with {@link
 * dev.icosian.materializers.internal.law.MaterializerLaw}.
 */
@NullMarked
package dev.icosian.materializers.internal.law;

import org.jspecify.annotations.NullMarked;
