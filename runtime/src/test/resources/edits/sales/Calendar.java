package com.acme.sales;

import dev.icosian.DataflowModule;
import dev.icosian.Literal;
import dev.icosian.NodeName;
import dev.icosian.When;
import java.util.List;

/** What days are like. */
@DataflowModule
public final class Calendar {
    private Calendar() {}

    /** The weight of all days, at home. */
    @NodeName("weight")
    @When(key = "region", is = "HOME")
    public static double weightAtHome(List<Day> days, @Literal("1.0") double unit) {
        return days.stream().mapToDouble(day -> day.kind().weight() * unit).sum();
    }

    /** The weight of all days, elsewhere. */
    @NodeName("weight")
    @When(key = "region", not = "HOME")
    public static double weightElsewhere(List<Day> days) {
        return days.size();
    }
}
