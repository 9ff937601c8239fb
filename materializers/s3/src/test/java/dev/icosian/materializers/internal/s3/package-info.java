/**
 * Tests of the store in a bucket. Those whose names end in IT use a real server, {@link
 * dev.icosian.materializers.internal.s3.S3Server}, which scripts/s3-test builds.
 */
@NullMarked
package dev.icosian.materializers.internal.s3;

import org.jspecify.annotations.NullMarked;
