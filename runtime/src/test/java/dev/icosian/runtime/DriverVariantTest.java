package dev.icosian.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.icosian.NodeName;
import dev.icosian.PipelineException;
import dev.icosian.When;
import org.junit.jupiter.api.Test;

class DriverVariantTest {
    /** One variant each for two configurations. */
    static final class ByRegion {
        @NodeName("holidays")
        @When(key = "region", is = "UK")
        public static int holidaysUk() {
            return 8;
        }

        @NodeName("holidays")
        @When(key = "region", is = "US")
        public static int holidaysUs() {
            return 11;
        }

        public static int daysOff(int holidays) {
            return holidays + 20;
        }

        public static int other() {
            return 1;
        }
    }

    @Test
    void aNameWithoutVariantMattersOnlyToWhoNeedsIt() {
        Driver driver = Driver.of(ByRegion.class);

        assertThat(driver.request("other").execute().get("other", int.class)).isOne();
        assertThat(driver.request("daysOff").override("holidays", 9).execute().get("daysOff", int.class))
                .isEqualTo(29);
        assertThatThrownBy(() -> driver.request("daysOff").execute())
                .isInstanceOf(PipelineException.class)
                .hasMessage("""
                        [Dataflow/NoVariant] no variant of 'holidays' exists under region unset
                          dev.icosian.runtime.DriverVariantTest$ByRegion.holidaysUk needs region=UK
                          dev.icosian.runtime.DriverVariantTest$ByRegion.holidaysUs needs region=US
                          asked for by 'daysOff' (DriverVariantTest.java:27)
                          at DriverVariantTest.java:27
                          fix: set the configuration that one of them needs, or add a variant with @Otherwise""");
    }

    @Test
    void aFunctionThatNeedsTheNameIsRefusedWhenMade() {
        record Nothing() {}
        record Wanted(int daysOff) {}

        assertThatThrownBy(() -> Driver.of(ByRegion.class).function(Nothing.class, Wanted.class))
                .hasMessageStartingWith("[Dataflow/NoVariant] no variant of 'holidays' exists under region unset");
    }
}
