"""Pipeline orders. Written by Icosian: do not edit, write it anew.

form: airflow3 bash dag
plan: sha256:98e51480fdf19784e30373a3ad8cda060ab5cbcd22c96c5e75af525f79496e87
content: sha256:772ea6205e20afd474e3a967bceec4b6801ba24b178ee69bbde4be23ac0e180f
"""

from datetime import timedelta

import pendulum
from acme.alerts import notify as _notify
from acme.chat import notify as _notify_2
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Asset, Param, TaskGroup
from airflow.timetables.trigger import CronTriggerTimetable

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
        "Steps of the pipeline orders. Each task runs `java -jar` with one "
        "step on a worker.\n"
        "\n"
        "Results: `report`\n"
        "\n"
        "What Airflow does in another way than the plan says:\n"
        "\n"
        "- option airflow.image is not for bash, and does nothing\n"
        "- option airflow.namespace is not for bash, and does nothing\n"
        "- option airflow.service_account_name is not for bash, and does "
        "nothing\n"
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
        "- publication orders.report is the asset icosian://orders/report: "
        "Airflow has no run-time parts and only some kinds of places\n"
        "- step enrich: memory and CPU are those of the worker: BashOperator "
        "asks for none; send the step to a queue of workers that have them, "
        "or export for k8s\n"
    ),
):
    load = BashOperator(
        task_id="load",
        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step load',
        env=ENV,
        append_env=True,
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
        clean = BashOperator(
            task_id="clean",
            bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step clean',
            env=ENV,
            append_env=True,
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

        enrich = BashOperator(
            task_id="enrich",
            bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step enrich',
            env=ENV,
            append_env=True,
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

    sum_up = BashOperator(
        task_id="sum_up",
        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step sum_up',
        env=ENV,
        append_env=True,
        do_xcom_push=False,
        retries=0,
        outlets=[
            Asset(name="orders.report", uri="icosian://orders/report"),
            Asset(name="orders.revenue", uri="file:///data/lake/revenue.json"),
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
