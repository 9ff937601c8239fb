package dev.icosian.airflow.internal.dag;

import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Imports;
import java.util.List;

/** Airflow 3.0 and later. */
public final class Airflow3 implements Dialect {
    private static final String SDK = "airflow.sdk";

    @Override
    public String name() {
        return "airflow3";
    }

    @Override
    public String major() {
        return "3";
    }

    @Override
    public String dag(Imports imports) {
        return imports.name(SDK, "DAG");
    }

    @Override
    public String param(Imports imports) {
        return imports.name(SDK, "Param");
    }

    @Override
    public String taskGroup(Imports imports) {
        return imports.name(SDK, "TaskGroup");
    }

    @Override
    public String bashOperator(Imports imports) {
        return imports.name("airflow.providers.standard.operators.bash", "BashOperator");
    }

    @Override
    public Expression asset(Imports imports, AssetName asset) {
        return new Expression.Call(
                imports.name(SDK, "Asset"),
                List.of(
                        Expression.argument("name", Expression.text(asset.name())),
                        Expression.argument("uri", Expression.text(asset.uri()))));
    }

    @Override
    public String assetWord() {
        return "asset";
    }
}
