"""Publishes the extracts of a workspace every night: dsc builds what changed and leaves the rest."""

import pendulum
from airflow.models.dag import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="tableau_data_sources",
    schedule="0 4 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,  # a token has one session at a time
) as dag:
    BashOperator(
        task_id="apply",
        bash_command="dsc apply /srv/workspace --target prod --refresh --yes",
        env={"TABLEAU_TOKEN": "{{ conn.tableau.password }}"},
        append_env=True,
        retries=2,  # running again finishes the job
    )
