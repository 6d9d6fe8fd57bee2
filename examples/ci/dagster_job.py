"""Publishes the extracts of a workspace as a Dagster job; running it again finishes what failed."""

import subprocess

import dagster


@dagster.op(retry_policy=dagster.RetryPolicy(max_retries=2))
def publish_data_sources() -> None:
    subprocess.run(
        ["dsc", "apply", "/srv/workspace", "--target", "prod", "--refresh", "--yes"], check=True
    )


@dagster.job(tags={"dagster/concurrency_key": "tableau"})
def tableau_data_sources() -> None:
    publish_data_sources()
