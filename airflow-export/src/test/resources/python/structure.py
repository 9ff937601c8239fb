"""Reads all DAG files of a folder with the Airflow of this interpreter, and prints as JSON what it found in them.

usage: python structure.py FOLDER
"""

import contextlib
import json
import sys

with contextlib.redirect_stdout(sys.stderr):
    import airflow

    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag


def seconds(delta):
    return None if delta is None else delta.total_seconds()


def task(it):
    return {
        "operator": type(it).__name__,
        "upstream": sorted(it.upstream_task_ids),
        "retries": it.retries,
        "retryDelay": seconds(it.retry_delay) if it.retries else None,
        "timeout": seconds(it.execution_timeout),
        "xcom": it.do_xcom_push,
    }


def dag(it):
    timetable = it.timetable
    schedule = timetable.serialize() if type(timetable).__name__ == "CronTriggerTimetable" else None
    return {
        "tasks": {each.task_id: task(each) for each in it.tasks},
        "params": {name: it.params.get_param(name).dump().get("value") for name in it.params},
        "schedule": schedule and {name: schedule[name] for name in ("expression", "timezone")},
        "unscheduled": type(timetable).__name__ == "NullTimetable",
        "catchup": it.catchup,
        "maxActiveRuns": it.max_active_runs,
    }


def main():
    with contextlib.redirect_stdout(sys.stderr):
        # Not in safe mode, which leaves out files that do not look like DAGs.
        bag = DagBag(dag_folder=sys.argv[1], safe_mode=False)
        found = {
            "version": airflow.__version__,
            "errors": {str(file): error for file, error in bag.import_errors.items()},
            "dags": {name: dag(each) for name, each in bag.dags.items()},
        }
    json.dump(found, sys.stdout, default=str)


main()
