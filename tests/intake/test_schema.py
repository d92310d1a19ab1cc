"""The published schema and the JSON are of one shape."""

import json
from pathlib import Path
from typing import Any

from pipeline.build import Request, parse
from pipeline.intake.json_form import issue_to_json

SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "schema" / "issue-1.schema.json").read_text(encoding="utf-8")
)
TYPES: dict[str, Any] = {
    "string": str,
    "integer": int,
    "null": type(None),
    "number": (int, float),
    "array": list,
    "object": dict,
}


def fits(value: Any, schema: dict[str, Any], place: str = "$") -> None:  # noqa: ANN401 - JSON is anything
    """As much of JSON Schema as ours uses."""
    if "$ref" in schema:
        fits(value, SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]], place)
    elif "oneOf" in schema:
        fits(value, schema["oneOf"][0 if value is None else 1], place)
    elif "const" in schema:
        assert value == schema["const"], place
    elif "enum" in schema:
        assert value in schema["enum"], place
    else:
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert any(isinstance(value, TYPES[kind]) for kind in kinds), place
        if isinstance(value, dict):
            assert set(schema["required"]) <= set(value) <= set(schema["properties"]), place
            assert list(value) == [key for key in schema["properties"] if key in value], place
            for key, part in value.items():
                fits(part, schema["properties"][key], f"{place}.{key}")
        elif isinstance(value, list):
            for number, part in enumerate(value):
                fits(part, schema["items"], f"{place}[{number}]")


def test_the_seed_fits_the_published_schema(seed_folder: Path) -> None:
    fits(issue_to_json(parse(Request((seed_folder,))).issue), SCHEMA)
