package com.acme.sales;

import dev.icosian.Pipeline;
import dev.icosian.materializers.CsvOptions;
import dev.icosian.materializers.Materializers;

/** The pipeline. */
public final class Sales {
    private Sales() {}

    /** Six steps: load, prepare, calendar, train, judge, report. */
    public static Pipeline pipeline() {
        return Pipeline.named("sales")
                .modules(Loading.class, Features.class, Training.class, Judging.class, Calendar.class, Reporting.class)
                .param("dataFile")
                .param("seed", 7)
                .param("title", "short")
                .config("region", "HOME")
                .config("damping", 0.5)
                .outputs("report")
                .materialize(ModelText.materializer())
                .materialize("days", Materializers.csv(Day.class, CsvOptions.separatedBy(',')))
                .step("load", step -> step.nodes("days", "visits", "orders"))
                .step("prepare", step -> step.nodes("scaled", "smoothed"))
                .step("calendar", step -> step.nodes("weight"))
                .step("train", step -> step.nodes("model").attempts(1))
                .step("judge", step -> step.nodes("metrics"))
                .step("report", step -> step.rest())
                .build();
    }
}
