"""Pipeline orders. Written by Icosian: do not edit, write it anew.

form: airflow2 k8s dag
plan: sha256:98e51480fdf19784e30373a3ad8cda060ab5cbcd22c96c5e75af525f79496e87
content: sha256:17a0edc638ab57653f46a85a4d265cb35343e9b7195a8dedcd7bd883c71a3ef4
"""

from datetime import timedelta

import pendulum
from acme.alerts import notify as _notify
from acme.chat import notify as _notify_2
from airflow import DAG
from airflow.datasets import Dataset
from airflow.models.param import Param
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.timetables.trigger import CronTriggerTimetable
from airflow.utils.task_group import TaskGroup

ENV = {
    "ICOSIAN_PIPELINE": "orders",
    "ICOSIAN_PLAN_SHAPE": "sha256:8aeacea4ea0c042a147aa8ab4c814a17845f1149e1401c74680765daa52a5760",
    "ICOSIAN_TARGET": "airflow",
    "ICOSIAN_RUN_ID": "{{ run_id }}",
    "ICOSIAN_TRY": "{{ ti.try_number }}",
    "ICOSIAN_SCHEDULED_AT": "{{ (dag_run.logical_date | ts) if dag_run.run_type in ('scheduled', 'backfill') else '' }}",
    "ICOSIAN_PARAM_day": "{{ params['day'] | tojson }}",
    "ICOSIAN_PARAM_limit": "{{ params['limit'] | tojson }}",
    "ICOSIAN_PARAM_names": "{{ params['names'] | tojson }}",
    "ICOSIAN_PARAM_range": "{{ params['range'] | tojson }}",
    "ICOSIAN_PARAM_region": "{{ params['region'] | tojson }}",
    "ICOSIAN_PARAM_since": "{{ params['since'] | tojson }}",
    "ICOSIAN_PARAM_strict": "{{ params['strict'] | tojson }}",
    "ICOSIAN_PARAM_title": "{{ params['title'] | tojson }}",
    "ICOSIAN_PARAM_top": "{{ params['top'] | tojson }}",
    "ICOSIAN_PARAM_weights": "{{ params['weights'] | tojson }}",
}

with DAG(
    dag_id="team.orders",
    description="Orders of yesterday",
    schedule=CronTriggerTimetable("15 2 * * MON-FRI", timezone="Europe/Berlin"),
    start_date=pendulum.datetime(2026, 1, 31, tz="Europe/Berlin"),
    catchup=True,
    max_active_runs=3,
    max_active_tasks=4,
    dagrun_timeout=timedelta(seconds=7200),
    default_args={"owner": "growth"},
    on_failure_callback=_notify,
    on_success_callback=_notify_2,
    params={
        "day": Param(
            None,
            type=["null", "string"],
            format="date",
            description="Scheduled runs fill it: their day minus 1 day",
        ),
        "limit": Param("NaN", type=["number", "string"]),
        "names": Param(["a", "b"], type="array", items={"type": "string"}),
        "range": Param({"high": 2, "low": 1}, type="object"),
        "region": Param("EU", type="string", enum=["WORLD", "EU"]),
        "since": Param(None, type=["null", "string"], format="date-time"),
        "strict": Param(True, type="boolean"),
        "title": Param('It\'s "{{ 1 }}"', type="string"),
        "top": Param(10, type="integer"),
        "weights": Param(
            {"x": 1},
            type="object",
            additionalProperties={"type": "integer"},
        ),
    },
    tags=["icosian", "daily", "orders", "owner=growth", "pii=true"],
    doc_md=(
        "Steps of the pipeline orders. Each task runs one step in a pod "
        "whose image has the jar.\n"
        "\n"
        "Results: `report`\n"
        "\n"
        "What Airflow does in another way than the plan says:\n"
        "\n"
        "- after a failure, steps that do not need the failed one still "
        "start\n"
        "- step load: Airflow also tries again what cannot get better (exit "
        "codes 64 to 78), and varies the waits\n"
        "- a jar of another shape than the file ends a task with exit code "
        "75, which uses up an attempt\n"
        "- step load: the heartbeat is that of Airflow's worker, the same "
        "for all tasks\n"
        "- param range: only the tasks check that a value is a "
        "Functions.Range\n"
        "- publication orders.report is the dataset icosian://orders/report: "
        "Airflow has no run-time parts and only some kinds of places\n"
        "- step load: the queue is that of the worker which starts the pod "
        "and waits for it\n"
    ),
):
    load = KubernetesPodOperator(
        task_id="load",
        namespace="etl",
        image="registry.example/orders:1.4",
        arguments=["step", "load"],
        env_vars=ENV,
        service_account_name="orders",
        get_logs=True,
        do_xcom_push=False,
        retries=4,
        retry_delay=timedelta(seconds=0.5),
        retry_exponential_backoff=True,
        max_retry_delay=timedelta(seconds=300),
        execution_timeout=timedelta(seconds=600),
        queue="io",
        pool="dwh",
        pool_slots=2,
        priority_weight=7,
        on_retry_callback=_notify,
        doc_md=(
            "- `orders`: `double[]` (`owner=growth`, `pii=true`)\n"
            "\n"
            "Reads: `day` (param), `region` (param), `top` (param)\n"
            "\n"
            "Writes: `orders` as npy\n"
        ),
    )

    with TaskGroup(group_id="middle", prefix_group_id=False):
        clean = KubernetesPodOperator(
            task_id="clean",
            namespace="etl",
            image="registry.example/orders:1.4",
            arguments=["step", "clean"],
            env_vars=ENV,
            service_account_name="orders",
            get_logs=True,
            do_xcom_push=False,
            retries=0,
            doc_md=(
                "- `cleaned`: `double[]`\n"
                "\n"
                "Reads: `limit` (param), `names` (param), `orders` from load\n"
                "\n"
                "Writes: `cleaned` as npy\n"
            ),
        )

        enrich = KubernetesPodOperator(
            task_id="enrich",
            namespace="etl",
            image="registry.example/orders:1.4",
            arguments=["step", "enrich"],
            env_vars=ENV,
            service_account_name="orders",
            pod_template_dict={
                "spec": {
                    "containers": [
                        {
                            "name": "base",
                            "resources": {"requests": {"cpu": "1.5", "memory": "2Gi"}},
                        },
                    ],
                },
            },
            get_logs=True,
            do_xcom_push=False,
            retries=0,
            owner="science",
            doc_md=(
                "- `features`: `double[]`\n"
                "\n"
                "Reads: `orders` from load, `range` (param), `weights` (param)\n"
                "\n"
                "Writes: `features` as npy\n"
            ),
        )

    sum_up = KubernetesPodOperator(
        task_id="sum_up",
        namespace="etl",
        image="registry.example/orders:1.4",
        arguments=["step", "sum_up"],
        env_vars=ENV,
        service_account_name="orders",
        get_logs=True,
        do_xcom_push=False,
        retries=0,
        outlets=[
            Dataset("icosian://orders/report"),
            Dataset("file:///data/lake/revenue.json"),
        ],
        doc_md=(
            "- `report`: `String`\n"
            "- `revenue`: `double`\n"
            "\n"
            "Reads: `cleaned` from clean, `features` from enrich, `since` "
            "(param), `strict` (param), `title` (param)\n"
            "\n"
            "Writes: `report` as text, `revenue` as json\n"
            "\n"
            "Publishes: `report` to `out/{title}/report.json`, `revenue` to "
            "`/data/lake/revenue.json`\n"
        ),
    )

    load >> [clean, enrich]
    clean >> sum_up
    enrich >> sum_up
