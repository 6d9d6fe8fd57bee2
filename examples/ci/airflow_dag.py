"""Publishes the data sources after the night's load. The tokens come from the worker's environment."""

import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException


@dag(schedule="0 5 * * *", start_date=datetime(2026, 1, 1), catchup=False, max_active_runs=1)
def tableau_datasources():
    @task(retries=3, retry_delay=timedelta(minutes=10))
    def apply():
        command = ["tools/dsc/dsc", "apply", "--target", "production", "--yes"]
        code = subprocess.run(command, cwd="/opt/datasources").returncode
        if code == 3:
            raise AirflowException("a server, database or disk failed; Airflow tries again")
        if code != 0:
            raise AirflowFailException(f"dsc ended with {code}; a person must look")

    apply()


tableau_datasources()
