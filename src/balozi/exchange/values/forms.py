"""Which reader and which writer each format has."""

from collections.abc import Callable, Mapping, Sequence

from balozi.exchange.values.dhis2 import read_data_values, write_data_values
from balozi.exchange.values.drafts import ValueFile, ValueOut
from balozi.exchange.values.iati import read_iati
from balozi.exchange.values.rows import read_rows
from balozi.exchange.values.sdmx import read_sdmx, write_sdmx
from balozi.exchange.values.tables import read_values_table, write_values_table

READERS: Mapping[str, Callable[[bytes, str], ValueFile]] = {
    "csv": read_values_table,
    "dhis2": read_data_values,
    "sdmx": read_sdmx,
    "iati": read_iati,
    "json": read_rows,
}
# IATI needs to know the activity, and is written by `write_iati`.
WRITERS: Mapping[str, Callable[[Sequence[ValueOut]], str]] = {
    "csv": write_values_table,
    "dhis2": write_data_values,
    "sdmx": write_sdmx,
}
