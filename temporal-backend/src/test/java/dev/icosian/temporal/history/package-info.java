/**
 * Golden histories: what runs looked like to the server, which every later interpreter must be able to replay. Start
 * with {@link dev.icosian.temporal.history.GoldenHistories}.
 */
@NullMarked
package dev.icosian.temporal.history;

import org.jspecify.annotations.NullMarked;
