package duedate;

import static dev.icosian.testing.IcosianAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.icosian.Grouping;
import dev.icosian.materializers.Stores;
import dev.icosian.runtime.Driver;
import dev.icosian.runtime.Results;
import dev.icosian.runtime.Run;
import dev.icosian.runtime.Runner;
import expected.ExpectedCase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DueDateTest {
    private static final ExpectedCase CASE = ExpectedCase.at(Path.of("acceptance", "07_due_date"));
    /** The case's: the last bits of the error function are anybody's. */
    private static final double TOLERANCE = 1e-12;

    private static final List<String> COLUMNS =
            List.of("full_pdf", "full_cdf", "probability_on_date", "probability_before_date");

    @ParameterizedTest
    @ValueSource(strings = {"defaults", "current_2023_09_15", "induction_7_buffers_20_10"})
    void driverGivesTheExpectedNumbers(String variant) {
        Driver.Request request = Driver.of(Births.class)
                .request(
                        "dueDate", "possibleDates", "fullPdf", "fullCdf", "probabilityOnDate", "probabilityBeforeDate");
        for (Map.Entry<String, @Nullable Object> param : params(variant).entrySet()) {
            request = request.param(param.getKey(), param.getValue());
        }
        Results results = request.execute();
        JsonNode outputs = CASE.json("variants", variant, "outputs");
        assertThat(results.get("dueDate", LocalDate.class))
                .isEqualTo(LocalDate.parse(outputs.required("due_date").textValue()));
        List<?> dates = results.get("possibleDates", List.class);
        assertThat(dates)
                .hasSize(outputs.required("possible_dates").required("length").intValue());
        assertThat(dates.get(0).toString())
                .isEqualTo(outputs.required("possible_dates").required("first").textValue());
        for (String column : COLUMNS) {
            CASE.values("variants", variant, "outputs")
                    .get(ExpectedCase.nodeName(column))
                    .assertClose(results.asMap().get(ExpectedCase.nodeName(column)), TOLERANCE);
        }
    }

    @Test
    void aNullDateBehavesLikeNone() {
        Driver driver = Driver.of(Births.class);
        LocalDate start = LocalDate.of(2023, 1, 1);
        assertThat(driver.request("fullPdf")
                        .param("startDate", start)
                        .param("currentDate", null)
                        .execute()
                        .get("fullPdf", double[].class))
                .isEqualTo(driver.request("fullPdf")
                        .param("startDate", start)
                        .execute()
                        .get("fullPdf", double[].class));
    }

    /** Params with values instead of defaults. */
    record Induced(
            LocalDate startDate, int inductionPostDueDateDays, int bufferBeforeDueDate, int bufferAfterDueDate) {}

    @Test
    void everyGroupingGivesTheSameDigests() {
        assertThat(DueDate.pipeline())
                .sameDigests(new Induced(LocalDate.of(2023, 1, 1), 7, 20, 10), Grouping.single(), Grouping.perNode());
    }

    @Test
    void aRunGivesTheExpectedNumbers() {
        try (var store = Stores.memory()) {
            Run run = Runner.local(store).run(DueDate.pipeline(), params("induction_7_buffers_20_10"));
            CASE.values("variants", "induction_7_buffers_20_10", "outputs")
                    .get("probabilityOnDate")
                    .assertClose(run.results().asMap().get("probabilityOnDate"), TOLERANCE);
        }
    }

    private static Map<String, @Nullable Object> params(String variant) {
        Map<String, @Nullable Object> params = new HashMap<>();
        CASE.json("variants", variant, "inputs").properties().forEach(input -> {
            JsonNode value = input.getValue();
            params.put(
                    ExpectedCase.nodeName(input.getKey()),
                    value.isInt() ? (Object) value.intValue() : LocalDate.parse(value.textValue()));
        });
        return params;
    }
}
