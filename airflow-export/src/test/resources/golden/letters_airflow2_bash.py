"""Pipeline letters. Written by Icosian: do not edit, write it anew.

form: airflow2 bash dag
plan: sha256:504c32ed449dc0e3e662aa3f235fb4adae8499ef795184efd8cea314a8355363
content: sha256:6fd0f3d0e7eee56390d20bc9a45ee332acb6a77a866011b07a2a258d8e6f055f
"""

import pendulum
from airflow import DAG
from airflow.datasets import Dataset
from airflow.models.param import Param
from airflow.operators.bash import BashOperator

ENV = {
    "ICOSIAN_PIPELINE": "letters",
    "ICOSIAN_PLAN_SHAPE": "sha256:3db8a6e5340a633c0987e6cdd5d43416106b3d658e3205468eb7c556906dcc60",
    "ICOSIAN_TARGET": "airflow",
    "ICOSIAN_RUN_ID": "{{ run_id }}",
    "ICOSIAN_TRY": "{{ ti.try_number }}",
    "ICOSIAN_PARAM_to": "{{ params['to'] | tojson }}",
}

with DAG(
    dag_id="letters",
    schedule=[Dataset("file:///data/lake/revenue.json")],
    start_date=pendulum.datetime(2000, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    params={"to": Param("you", type="string")},
    tags=["icosian"],
    doc_md=(
        "Steps of the pipeline letters. Each task runs `java -jar` with one "
        "step on a worker.\n"
        "\n"
        "Results: `letter`\n"
        "\n"
        "What Airflow does in another way than the plan says:\n"
        "\n"
        "- option airflow.image is not for bash, and does nothing\n"
        "- publications that come while a run is waited for start one run "
        "together\n"
        "- a jar of another shape than the file ends a task with exit code "
        "75, which uses up an attempt\n"
    ),
):
    all = BashOperator(
        task_id="all",
        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step all',
        env=ENV,
        append_env=True,
        do_xcom_push=False,
        retries=0,
        doc_md="- `letter`: `String`\n\nReads: `to` (param)\n\nWrites: `letter` as text\n",
    )
