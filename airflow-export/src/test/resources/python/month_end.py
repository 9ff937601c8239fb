"""A DAG of somebody's in Airflow, with exported steps in its midst."""

from acme.operators import DAG, BashOperator
from orders import DOC, PARAMS, orders

with DAG(dag_id="month_end", schedule=None, params=PARAMS, doc_md=DOC):
    wait_for_files = BashOperator(task_id="wait_for_files", bash_command="true")
    tell_accounting = BashOperator(task_id="tell_accounting", bash_command="true")

    wait_for_files >> orders() >> tell_accounting
