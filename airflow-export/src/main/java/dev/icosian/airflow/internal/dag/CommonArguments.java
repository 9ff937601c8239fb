package dev.icosian.airflow.internal.dag;

import dev.icosian.Plan;
import dev.icosian.Plan.Policy;
import dev.icosian.Plan.StepPlan;
import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Expression.Argument;
import dev.icosian.airflow.internal.python.Expression.Atom;
import dev.icosian.airflow.internal.python.Expression.Call;
import dev.icosian.airflow.internal.python.Imports;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments that every operator has: retries, limits, places to run, docs. */
final class CommonArguments {
    private CommonArguments() {}

    static List<Argument> of(Plan plan, StepPlan step, Settings settings, Assets assets, Imports imports) {
        List<Argument> arguments = new ArrayList<>();
        Policy policy = step.policy();
        Options options = Options.of(step);
        arguments.add(Expression.argument("retries", Expression.number(policy.attempts() - 1L)));
        if (policy.attempts() > 1) {
            arguments.add(
                    Expression.argument("retry_delay", seconds(policy.backoff().toMillis(), imports)));
            arguments.add(Expression.argument("retry_exponential_backoff", Expression.truth(true)));
            arguments.add(Expression.argument(
                    "max_retry_delay", seconds(policy.backoffMax().toMillis(), imports)));
        }
        if (policy.timeout() != null) {
            arguments.add(Expression.argument(
                    "execution_timeout", seconds(policy.timeout().toMillis(), imports)));
        }
        addText(arguments, "queue", policy.queue());
        addText(arguments, Options.POOL, options.text(Options.POOL));
        addNumber(arguments, Options.POOL_SLOTS, options.number(Options.POOL_SLOTS));
        addNumber(arguments, Options.PRIORITY, options.number(Options.PRIORITY));
        addText(arguments, Options.OWNER, options.text(Options.OWNER));
        for (String name : List.of(Options.ON_FAILURE, Options.ON_RETRY, Options.ON_SUCCESS)) {
            Argument callback = callback(name, options, imports);
            if (callback != null) {
                arguments.add(callback);
            }
        }
        if (settings.form() == Settings.Form.TASK_GROUP && !plan.params().isEmpty()) {
            // The DAG around may have none of them.
            arguments.add(Expression.argument("params", new Atom("PARAMS")));
        }
        List<Expression> outlets = assets.of(plan, step).stream()
                .map(asset -> settings.dialect().asset(imports, asset))
                .toList();
        if (!outlets.isEmpty()) {
            arguments.add(Expression.argument("outlets", new Expression.Items(outlets)));
        }
        arguments.add(Expression.argument("doc_md", new Expression.Text(Docs.of(plan, step))));
        return arguments;
    }

    /** Returns an argument with a function of somebody's module; null if there is none. */
    static @Nullable Argument callback(String name, Options options, Imports imports) {
        String function = options.text(name);
        if (function == null) {
            return null;
        }
        int dot = function.lastIndexOf('.');
        String alias = imports.alias(function.substring(0, dot), function.substring(dot + 1));
        return Expression.argument(name, new Atom(alias));
    }

    /** Returns a time span. */
    static Call seconds(long milliseconds, Imports imports) {
        String text = BigDecimal.valueOf(milliseconds, 3).stripTrailingZeros().toPlainString();
        return new Call(
                imports.standard("datetime", "timedelta"), List.of(Expression.argument("seconds", new Atom(text))));
    }

    private static void addText(List<Argument> arguments, String name, @Nullable String text) {
        if (text != null) {
            arguments.add(Expression.argument(name, Expression.text(text)));
        }
    }

    private static void addNumber(List<Argument> arguments, String name, @Nullable Long number) {
        if (number != null) {
            arguments.add(Expression.argument(name, Expression.number(number)));
        }
    }
}
