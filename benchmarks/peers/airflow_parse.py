"""Lets Airflow read two folders of DAG files in turn. Prints one line per folder: its name and the seconds of each repetition.

Arguments: repetitions, folders.
"""
import contextlib
import gc
import os
import sys
import time

os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["AIRFLOW__LOGGING__LOGGING_LEVEL"] = "ERROR"
with contextlib.redirect_stdout(sys.stderr):
    from airflow.dag_processing.dagbag import DagBag


def read(folder):
    gc.collect()
    start = time.perf_counter()
    with contextlib.redirect_stdout(sys.stderr):
        bag = DagBag(dag_folder=folder, safe_mode=False)
    seconds = time.perf_counter() - start
    assert not bag.import_errors, bag.import_errors
    assert len(bag.dags) == 1
    return seconds


REPETITIONS, FOLDERS = int(sys.argv[1]), sys.argv[2:]
times = {folder: [] for folder in FOLDERS}
for folder in FOLDERS:
    read(folder)
for _ in range(REPETITIONS):
    for folder in FOLDERS:
        times[folder].append(read(folder))
for folder in FOLDERS:
    print(os.path.basename(folder), *times[folder])
