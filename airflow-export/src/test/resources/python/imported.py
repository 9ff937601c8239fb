"""Prints what Airflow makes of the DAG files of a folder: python imported.py FOLDER."""

import contextlib
import os
import sys
import tempfile
import warnings

warnings.simplefilter("ignore")
folder = os.path.abspath(sys.argv[1])
home = tempfile.mkdtemp(dir=os.path.dirname(folder))
os.environ.update(
    AIRFLOW_HOME=home,
    AIRFLOW__CORE__DAGS_FOLDER=folder,
    AIRFLOW__CORE__LOAD_EXAMPLES="False",
    AIRFLOW__DATABASE__SQL_ALCHEMY_CONN=f"sqlite:///{home}/airflow.db",
    AIRFLOW__LOGGING__LOGGING_LEVEL="ERROR",
)
with contextlib.redirect_stdout(sys.stderr):
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag
    bag = DagBag(dag_folder=folder)


def callback(found):
    one = found[0] if isinstance(found, (list, tuple)) and found else found
    return f"{one.__module__}.{one.__name__}" if one else None


for file, error in sorted(bag.import_errors.items()):
    print("ERROR", os.path.basename(file), error)
for dag_id, dag in sorted(bag.dags.items()):
    print("dag", dag_id, os.path.basename(dag.fileloc))
    table = dag.timetable
    print("  schedule", type(table).__name__, getattr(table, "_expression", ""), getattr(table, "_timezone", ""))
    print("  first day", dag.start_date, "catchup", dag.catchup, "active", dag.max_active_runs)
    print("  tags", *sorted(dag.tags))
    for name, value in sorted(dag.params.dump().items()):
        print("  param", name, repr(value), dict(sorted(dag.params.get_param(name).schema.items())))
    for task in sorted(dag.tasks, key=lambda one: one.task_id):
        print("  task", task.task_id, type(task).__name__, "after", *sorted(task.upstream_task_ids))
        print("    retries", task.retries, task.retry_delay, task.max_retry_delay, bool(task.retry_exponential_backoff))
        print("    timeout", task.execution_timeout, "queue", task.queue, "pool", task.pool, task.pool_slots)
        print("    priority", task.priority_weight, "owner", task.owner, "group", task.task_group.group_id)
        print("    callbacks", callback(task.on_failure_callback), callback(task.on_retry_callback))
        print("    outlets", *sorted(one.uri for one in task.outlets), "xcom", task.do_xcom_push)
        print("    params", *sorted(task.params))
