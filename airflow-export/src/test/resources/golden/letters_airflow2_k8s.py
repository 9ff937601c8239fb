"""Pipeline letters. Written by Icosian: do not edit, write it anew.

form: airflow2 k8s dag
plan: sha256:504c32ed449dc0e3e662aa3f235fb4adae8499ef795184efd8cea314a8355363
content: sha256:9733be916c1c6c56a80b95c003f029fddf57be317401a2aeec69c171c593f129
"""

import pendulum
from airflow import DAG
from airflow.datasets import Dataset
from airflow.models.param import Param
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator

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
        "Steps of the pipeline letters. Each task runs one step in a pod "
        "whose image has the jar.\n"
        "\n"
        "Results: `letter`\n"
        "\n"
        "What Airflow does in another way than the plan says:\n"
        "\n"
        "- publications that come while a run is waited for start one run "
        "together\n"
        "- a jar of another shape than the file ends a task with exit code "
        "75, which uses up an attempt\n"
    ),
):
    all = KubernetesPodOperator(
        task_id="all",
        image="registry.example/orders:1.4",
        arguments=["step", "all"],
        env_vars=ENV,
        get_logs=True,
        do_xcom_push=False,
        retries=0,
        doc_md="- `letter`: `String`\n\nReads: `to` (param)\n\nWrites: `letter` as text\n",
    )
