/**
 * CSV by the components of a record: a line per record, or a column per array. Start with
 * {@link dev.icosian.materializers.internal.csv.RowsCsv} and {@link dev.icosian.materializers.internal.csv.ColumnsCsv}.
 */
@NullMarked
package dev.icosian.materializers.internal.csv;

import org.jspecify.annotations.NullMarked;
