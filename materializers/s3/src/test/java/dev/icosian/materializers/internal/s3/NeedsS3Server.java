package dev.icosian.materializers.internal.s3;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests that need a real S3 server, and are skipped with the reason where there is none. */
@EnabledIfEnvironmentVariable(
        named = "S3_SERVER",
        matches = ".+",
        disabledReason = "no real S3 server; scripts/s3-test builds one and runs these tests")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsS3Server {}
