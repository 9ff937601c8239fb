"""Pipeline forecast. Written by Icosian: do not edit, write it anew.

form: airflow3 bash dag
plan: sha256:b1957c2111f9f188c7cd18d69462bf9d813cccc16671295dd4656f9edcf922ac
content: sha256:29fd664249c21e677fd820a5668bc6322c9ba3a7a7d31dc6e7ffb209a59f07bb
"""

from datetime import timedelta

import pendulum
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param

ENV = {
    "ICOSIAN_PIPELINE": "forecast",
    "ICOSIAN_PLAN_SHAPE": "sha256:25b306fdad3b2cb4ae82844d7b4ec0065ef86b6a43264f36d0bc3d959ac7ba37",
    "ICOSIAN_TARGET": "airflow",
    "ICOSIAN_RUN_ID": "{{ run_id }}",
    "ICOSIAN_TRY": "{{ ti.try_number }}",
    "ICOSIAN_CONFIG": '{"region":"US"}',
    "ICOSIAN_PARAM_cutOff": "{{ params['cutOff'] | tojson }}",
    "ICOSIAN_PARAM_dataFile": "{{ params['dataFile'] | tojson }}",
    "ICOSIAN_PARAM_features": "{{ params['features'] | tojson }}",
    "ICOSIAN_PARAM_resamples": "{{ params['resamples'] | tojson }}",
    "ICOSIAN_PARAM_targetName": "{{ params['targetName'] | tojson }}",
}

with DAG(
    dag_id="forecast",
    schedule=None,
    start_date=pendulum.datetime(2000, 1, 1, tz="UTC"),
    catchup=False,
    params={
        "cutOff": Param(200, type="integer"),
        "dataFile": Param(type="string"),
        "features": Param(
            ["spendB", "spendShift3Weeks", "avg3wkSpend", "holidays"],
            type="array",
            items={"type": "string"},
        ),
        "resamples": Param(30000, type="integer"),
        "targetName": Param("signups", type="string"),
    },
    tags=[
        "icosian",
        "currency=USD",
        "owner=team:data_engineering",
        "pii=false",
        "source=actuals.csv",
    ],
    doc_md=(
        "Steps of the pipeline forecast. Each task runs `java -jar` with one "
        "step on a worker.\n"
        "\n"
        "Results: `backTest`, `forecast`, `tsModel`\n"
        "\n"
        "What Airflow does in another way than the plan says:\n"
        "\n"
        "- after a failure, steps that do not need the failed one still "
        "start\n"
        "- step train: Airflow also tries again what cannot get better (exit "
        "codes 64 to 78), and varies the waits\n"
        "- a jar of another shape than the file ends a task with exit code "
        "75, which uses up an attempt\n"
    ),
):
    prepare = BashOperator(
        task_id="prepare",
        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step prepare',
        env=ENV,
        append_env=True,
        do_xcom_push=False,
        retries=0,
        doc_md=(
            "- `acquisitionCost`: `double[]`\n"
            "- `actuals`: `Features.Actuals` (`currency=USD`, "
            "`owner=team:data_engineering`, `pii=false`, `source=actuals.csv`)\n"
            "- `avg3wkSpend`: `double[]`\n"
            "- `b`: `double[]` (`currency=USD`, `owner=team:data_engineering`, "
            "`pii=false`, `source=actuals.csv`)\n"
            "- `dataSet`: `DataSet`\n"
            "- `holidays`: `int[]`\n"
            "- `signups`: `double[]` (`currency=USD`, "
            "`owner=team:data_engineering`, `pii=false`, `source=actuals.csv`)\n"
            "- `spend`: `double[]` (`currency=USD`, "
            "`owner=team:data_engineering`, `pii=false`, `source=actuals.csv`)\n"
            "- `spendB`: `double[]`\n"
            "- `spendShift3Weeks`: `double[]`\n"
            "- `week`: `int[]` (`currency=USD`, `owner=team:data_engineering`, "
            "`pii=false`, `source=actuals.csv`)\n"
            "- `weights`: `double[]`\n"
            "\n"
            "Reads: `dataFile` (param)\n"
            "\n"
            "Writes: `dataSet` as json, `weights` as npy\n"
        ),
    )

    train = BashOperator(
        task_id="train",
        bash_command='ICOSIAN_WATCH_PARENT=$PPID exec "${ICOSIAN_JAVA:-java}" ${ICOSIAN_JAVA_OPTIONS-} -jar "${ICOSIAN_JAR:?is not set}" step train',
        env=ENV,
        append_env=True,
        do_xcom_push=False,
        retries=2,
        retry_delay=timedelta(seconds=1),
        retry_exponential_backoff=True,
        max_retry_delay=timedelta(seconds=60),
        doc_md=(
            "- `backTest`: `BackTest`\n"
            "- `forecast`: `double[]`\n"
            "- `predictX`: `double[][]`\n"
            "- `trainX`: `double[][]`\n"
            "- `trainY`: `double[]`\n"
            "- `tsModel`: `TsModel`\n"
            "\n"
            "Reads: `cutOff` (param), `dataSet` from prepare, `features` "
            "(param), `resamples` (param), `targetName` (param), `weights` from "
            "prepare\n"
            "\n"
            "Writes: `backTest` as json, `forecast` as npy, `tsModel` as "
            "ts-model\n"
        ),
    )

    prepare >> train
