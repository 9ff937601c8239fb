package dev.icosian.airflow.internal.dag;

import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Imports;
import java.util.List;

/** Airflow 2.9 to 2.11. */
public final class Airflow2 implements Dialect {
    @Override
    public String name() {
        return "airflow2";
    }

    @Override
    public String major() {
        return "2";
    }

    @Override
    public String dag(Imports imports) {
        return imports.name("airflow", "DAG");
    }

    @Override
    public String param(Imports imports) {
        return imports.name("airflow.models.param", "Param");
    }

    @Override
    public String taskGroup(Imports imports) {
        return imports.name("airflow.utils.task_group", "TaskGroup");
    }

    @Override
    public String bashOperator(Imports imports) {
        return imports.name("airflow.operators.bash", "BashOperator");
    }

    @Override
    public Expression asset(Imports imports, AssetName asset) {
        return new Expression.Call(
                imports.name("airflow.datasets", "Dataset"),
                List.of(Expression.argument(Expression.text(asset.uri()))));
    }

    @Override
    public String assetWord() {
        return "dataset";
    }
}
