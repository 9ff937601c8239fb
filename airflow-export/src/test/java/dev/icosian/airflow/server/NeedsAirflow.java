package dev.icosian.airflow.server;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Tests that need the real Airflow, and are skipped with the reason where there is none. */
@EnabledIfEnvironmentVariable(
        named = "AIRFLOW_INSTALLATIONS",
        matches = "(?s).+",
        disabledReason = "no real Airflow; scripts/airflow-test installs some and runs these tests")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsAirflow {}
