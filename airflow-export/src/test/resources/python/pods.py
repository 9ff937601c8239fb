"""Prints the pods that the tasks of a DAG would start, as JSON, in the order in which they may run.

Arguments: folder of DAG files, id of the DAG, id of the run, the run's conf as JSON. Templates are rendered, and pods
built, by Airflow and its provider.
"""

import contextlib
import json
import sys
from types import SimpleNamespace

FOLDER, DAG_ID, RUN_ID, CONF = sys.argv[1], sys.argv[2], sys.argv[3], json.loads(sys.argv[4])

with contextlib.redirect_stdout(sys.stderr):
    try:
        from airflow.dag_processing.dagbag import DagBag
    except ImportError:
        from airflow.models.dagbag import DagBag
    from kubernetes.client import ApiClient

    bag = DagBag(dag_folder=FOLDER)
    assert not bag.import_errors, bag.import_errors
    dag = bag.dags[DAG_ID]
    pods = []
    for task in dag.topological_sort():
        task.render_template_fields(
            {
                "run_id": RUN_ID,
                "params": {**dag.params.dump(), **CONF},
                "ti": SimpleNamespace(try_number=1),
                "dag_run": SimpleNamespace(run_type="manual", logical_date=None),
            }
        )
        pods.append(ApiClient().sanitize_for_serialization(task.build_pod_request_obj()))
json.dump(pods, sys.stdout)
