package dev.icosian.compiler.outside;

import dev.icosian.Problem;
import dev.icosian.Schedule;
import dev.icosian.compiler.graph.ParamSpec;
import dev.icosian.compiler.type.TypeText;
import dev.icosian.internal.NearNames;
import java.time.LocalDate;
import java.util.List;

/** A date of the schedule that no param can take, or that no time gives. */
final class WrongDate implements OutsideRule {
    static final String CODE = "Schedule/WrongDate";

    @Override
    public void check(Outside outside, List<Problem> problems) {
        Schedule schedule = outside.declaration().schedule();
        if (schedule == null) {
            return;
        }
        for (String name : schedule.dates().keySet()) {
            ParamSpec param = outside.dataflow().params().get(name);
            if (param == null) {
                problems.add(new Problem(
                        CODE,
                        "the schedule fills param '" + name + "', and there is none of this name",
                        null,
                        NearNames.questionOr(
                                name,
                                outside.dataflow().params().keySet(),
                                "declare it as a param of type LocalDate")));
            } else if (param.type().type() != LocalDate.class) {
                problems.add(new Problem(
                        CODE,
                        "the schedule fills param '" + name + "', which is "
                                + TypeText.alone(param.type().type()) + " and no LocalDate",
                        null,
                        "make it a LocalDate"));
            } else if (schedule.cron() == null) {
                problems.add(new Problem(
                        CODE,
                        "the schedule fills param '" + name + "', but follows " + schedule.after()
                                + ", so that there is no scheduled time to take the date from",
                        null,
                        "remove date(\"" + name + "\", …), or schedule by time with cron"));
            }
        }
    }
}
