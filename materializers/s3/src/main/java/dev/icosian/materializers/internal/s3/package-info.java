/**
 * The store in a bucket of Amazon S3, or of a server that speaks its protocol and has conditional writes. Start with
 * {@link dev.icosian.materializers.internal.s3.S3Store}, for objects that are published with
 * {@link dev.icosian.materializers.internal.s3.S3Destination}; why of many writers one wins, whatever happens to requests and
 * their answers, is {@link dev.icosian.materializers.internal.s3.ConditionalPut}.
 */
@NullMarked
package dev.icosian.materializers.internal.s3;

import org.jspecify.annotations.NullMarked;
