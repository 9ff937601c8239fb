package dev.icosian.airflow.internal.check;

import dev.icosian.Plan;
import dev.icosian.airflow.internal.dag.AirflowOption;
import dev.icosian.airflow.internal.dag.Options;
import dev.icosian.airflow.internal.dag.Report;
import dev.icosian.internal.NearNames;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Options of which nothing is known, that stand in the wrong place, or whose value is of another kind. */
final class KnownOptions implements Capability {
    @Override
    public void check(Asked asked, Report report) {
        List<AirflowOption> known = Options.known(asked.profiles());
        check(asked, asked.pipeline(), asked.plan().options(), AirflowOption::ofPipeline, known, report);
        for (Plan.StepPlan step : asked.plan().steps()) {
            String where = "step '" + step.name() + "' of " + asked.pipeline();
            check(asked, where, step.policy().options(), AirflowOption::ofStep, known, report);
        }
    }

    private static void check(
            Asked asked,
            String where,
            Map<String, Object> options,
            Predicate<AirflowOption> isHere,
            List<AirflowOption> known,
            Report report) {
        List<AirflowOption> possible = known.stream().filter(isHere).toList();
        options.forEach((key, value) -> {
            if (!key.startsWith(Options.PREFIX)) {
                return;
            }
            String name = key.substring(Options.PREFIX.length());
            AirflowOption option = possible.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (option == null) {
                List<String> names = possible.stream()
                        .map(one -> Options.PREFIX + one.name())
                        .sorted()
                        .toList();
                report.cannot(
                        "Airflow/UnknownOption",
                        where + " has the option '" + key + "', which is none of its options for Airflow",
                        NearNames.hint(key, names, "they are "));
            } else if (!option.kind().fits(value)) {
                report.cannot(
                        "Airflow/IllegalOption",
                        where + " has the option '" + key + "' with the value '" + shown(value) + "'",
                        "it must be " + option.kind().words());
            } else if (isOfOtherProfile(asked, option)) {
                report.differs("option " + key + " is not for "
                        + asked.settings().profile().name() + ", and does nothing");
            }
        });
    }

    private static boolean isOfOtherProfile(Asked asked, AirflowOption option) {
        return asked.profiles().stream().anyMatch(profile -> profile.options().contains(option))
                && !asked.settings().profile().options().contains(option);
    }

    private static String shown(Object value) {
        String text = value.toString().replaceAll("\\p{Cntrl}", "?");
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
