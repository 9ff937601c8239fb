"""Runs the DAG of a file in this process, due at a date, which its run is named after: `dags test` takes the time of day.

usage: python run_dag.py FILE DAG DATE CONF
"""

import json
import sys
from datetime import datetime

from airflow.dag_processing.dagbag import DagBag

file, name, date, conf = sys.argv[1:]
bag = DagBag(dag_folder=file)
if bag.import_errors:
    sys.exit(str(bag.import_errors))
when = datetime.fromisoformat(date)
run = bag.dags[name].test(logical_date=when, run_after=when, run_conf=json.loads(conf))
print("state:", run.state)
sys.exit(0 if run.state == "success" else 1)
