/**
 * Records by reflection, for the formats that hold them. Start with
 * {@link dev.icosian.materializers.internal.record.RecordAccess}.
 */
@NullMarked
package dev.icosian.materializers.internal.record;

import org.jspecify.annotations.NullMarked;
