package dev.icosian.airflow.internal.dag;

import dev.icosian.airflow.internal.python.Expression;
import dev.icosian.airflow.internal.python.Imports;

/** What differs between the majors of Airflow. Stateless. */
public interface Dialect {
    /** Returns the name: {@code airflow3}. */
    String name();

    /** Returns what {@code --airflow} says: {@code 3}. */
    String major();

    /** Imports the class of DAGs and returns its name. */
    String dag(Imports imports);

    /** Imports the class of params and returns its name. */
    String param(Imports imports);

    /** Imports the class of groups of tasks and returns its name. */
    String taskGroup(Imports imports);

    /** Imports the operator that runs a command in Bash and returns its name. */
    String bashOperator(Imports imports);

    /** Returns what a publication is to Airflow, and imports what that needs. */
    Expression asset(Imports imports, AssetName asset);

    /** Returns the word for {@link #asset}: asset, dataset. */
    String assetWord();
}
