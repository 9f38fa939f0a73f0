"""The text of a model file becomes its header and its SELECT: the header is the contract of the table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from assets.facts.record import Materialization, ModelError

# A ref counts outside of strings, quoted names and comments only: those are matched first and left as they are.
_LEXEMES = re.compile(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/|\{\{\s*ref\(\s*['\"](?P<table>\w+)['\"]\s*\)\s*\}\}",
    re.DOTALL,
)
_HEADER = re.compile(r"\s*/\*\n(?P<yaml>.*?)\*/\s*(?P<body>.*)", re.DOTALL)
_MODEL_KEYS = {"description": str, "grain": str, "materialized": str, "columns": dict, "owner": str, "tests": list}
_MODEL_KEYS |= {"follows": dict}
_CHECK_KEYS = {"description": str, "severity": str}
_MACRO_KEYS = {"description": str, "arguments": dict}
_OPTIONAL = {"owner", "tests", "follows"}
_OWNER = "team:facts"


@dataclass(frozen=True, slots=True)
class Header:
    """What a model's header says, before DuckDB gives the types."""

    description: str
    grain: str
    materialized: Materialization
    owner: str
    columns: Mapping[str, str]
    tests: tuple[Mapping[str, object], ...]
    follows: Mapping[str, Any] | None  # key, and touched: a SELECT for a table


def read_model_file(path: Path, text: str) -> tuple[Header, str]:
    """The header and the SELECT of a model file; refs in the SELECT are written main."x".

    Raises ModelError, naming file and line, where a key is unknown or missing, or a value has the wrong form.
    """
    keys, body = _split(path, text, _MODEL_KEYS)
    try:
        materialized = Materialization(keys["materialized"])
    except ValueError:
        raise ModelError(f"{path}: materialized is {keys['materialized']!r}; write table or view") from None
    columns = {str(name): meaning for name, meaning in keys["columns"].items()}
    for name, meaning in columns.items():
        if not isinstance(meaning, str) or not meaning.strip():
            raise ModelError(f"{path}:{_line(text, name)}: column {name} has no meaning; write one after its name")
    tests = tuple(test for test in keys.get("tests", []) if isinstance(test, dict) and len(test) == 1)
    if len(tests) != len(keys.get("tests", [])):
        raise ModelError(f"{path}:{_line(text, 'tests')}: a test is one `kind: arguments`")
    owner, follows = keys.get("owner", _OWNER), keys.get("follows")
    header = Header(keys["description"], keys["grain"], materialized, owner, columns, tests, follows)
    return header, resolve_refs(body)


def read_check_file(path: Path, text: str) -> tuple[str, bool, str]:
    """Description, whether it blocks, and the query of a check file."""
    keys, body = _split(path, text, _CHECK_KEYS)
    if keys["severity"] not in {"error", "warning"}:
        raise ModelError(f"{path}:{_line(text, 'severity')}: severity is {keys['severity']!r}; write error or warning")
    return keys["description"], keys["severity"] == "error", resolve_refs(body)


def read_macro_file(path: Path, text: str) -> tuple[str, dict[str, str], str]:
    """Description, arguments with their meanings, and the query of a macro file."""
    keys, body = _split(path, text, _MACRO_KEYS)
    for name, meaning in keys["arguments"].items():
        if not isinstance(meaning, str) or not meaning.strip():
            raise ModelError(f"{path}:{_line(text, name)}: argument {name} has no meaning; write one after its name")
    return keys["description"], keys["arguments"], resolve_refs(body)


def resolve_refs(sql: str) -> str:
    """The SQL with each `{{ ref('x') }}` as main."x": a schema keeps it apart from a CTE of the same name."""
    return _LEXEMES.sub(lambda match: f'main."{match["table"]}"' if match["table"] else match[0], sql)


def _split(path: Path, text: str, known: Mapping[str, type]) -> tuple[dict[str, Any], str]:
    match = _HEADER.fullmatch(text)
    if match is None:
        raise ModelError(f"{path}:1: no header; a model starts with a comment /* ... */ of YAML, then its SELECT")
    try:
        keys = yaml.load(match["yaml"], Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        line = error.problem_mark.line + 2 if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark else 1
        raise ModelError(f"{path}:{line}: the header is no YAML ({error})".replace("\n", " ")) from None
    if not isinstance(keys, dict):
        raise ModelError(f"{path}:1: the header is {type(keys).__name__}; write `key: value` lines")
    for key, value in keys.items():
        if key not in known:
            raise ModelError(f"{path}:{_line(text, key)}: unknown key {key!r}; known are {', '.join(known)}")
        if not isinstance(value, known[key]):
            raise ModelError(f"{path}:{_line(text, key)}: {key} is {value!r}; expected {known[key].__name__}")
    if missing := [key for key in known if key not in keys and key not in _OPTIONAL]:
        raise ModelError(f"{path}:1: the header lacks {', '.join(missing)}")
    return keys, match["body"].strip().removesuffix(";")


def _line(text: str, key: object) -> int:
    found = re.search(rf"(?m)^\s*{re.escape(str(key))}\s*:", text)
    return text.count("\n", 0, found.start() + len(found[0])) + 1 if found else 1
