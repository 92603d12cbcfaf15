"""Spark in this process, for tests and measures where PySpark and Java are there."""

import shutil
from importlib.util import find_spec


def why_not() -> str:
    """Return why Spark cannot be asked here; "" when it can."""
    if find_spec("pyspark") is None:
        return "PySpark is not installed: it is the extra `spark`, and in no lock of ours"
    return "" if shutil.which("java") else "Java, which Spark runs in, is not installed"


def local_session():
    """Return a session of two threads that speaks to nobody, in the mode in which an overflow is an error."""
    from pyspark.sql import SparkSession

    told = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "4g",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": "2",
    }
    session = SparkSession.builder.master("local[2]").appName("balozi").config(map=told).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session
