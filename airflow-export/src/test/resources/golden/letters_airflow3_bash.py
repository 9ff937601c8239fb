"""Pipeline letters. Written by Icosian: do not edit, write it anew.

form: airflow3 bash dag
plan: sha256:504c32ed449dc0e3e662aa3f235fb4adae8499ef795184efd8cea314a8355363
content: sha256:1187d009cd605c791bc283895bda08d6c55d5f8049698fad5a443f98a3c49a0f
"""

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset, Param

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
    schedule=[Asset(name="orders.revenue", uri="file:///data/lake/revenue.json")],
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
