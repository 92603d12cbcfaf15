"""The description of the interface in the words of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, what it is for, whether it must be given."""

    name: str
    says: str
    place: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One operation.

    Attributes:
        method: GET or POST.
        path: with its places in braces.
        says: what it does.
        parameters: in the address, the query and the headers.
        fields: names of what the body holds, none for one without a body.
        answer: names of what the answer holds.
    """

    method: str
    path: str
    says: str
    parameters: Sequence[Parameter]
    fields: Sequence[str]
    answer: Sequence[str]


def nouns_of(schema: Mapping[str, Any]) -> list[tuple[str, list[Told]]]:
    """Return the operations of a description by noun."""
    found: dict[str, list[Told]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            told = _told(method.upper(), path, operation, schema)
            found.setdefault(operation["tags"][0], []).append(told)
    return list(found.items())


def _told(method: str, path: str, operation: Mapping[str, Any], schema: Mapping[str, Any]) -> Told:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    # A number where the description is made, a text once it was written as JSON.
    answers = {str(status): answer for status, answer in operation["responses"].items()}
    answer = answers["200"]["content"]["application/json"]["schema"]
    return Told(
        method=method,
        path=path,
        says=operation.get("description") or operation["summary"],
        parameters=[_parameter(one) for one in operation.get("parameters", ())],
        fields=_names(body, schema),
        answer=_names(answer, schema),
    )


def _parameter(one: Mapping[str, Any]) -> Parameter:
    says = one.get("description") or one.get("schema", {}).get("description", "")
    return Parameter(one["name"], says, one["in"], bool(one.get("required")))


def _names(part: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    reference = str(part.get("$ref", "")).rpartition("/")[2]
    return list((schema["components"]["schemas"][reference] if reference else part).get("properties", {}))
