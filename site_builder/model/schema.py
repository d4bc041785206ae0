"""JSON Schema of each kind of file, made of the vocabulary."""

from site_builder.model.vocabulary import SHAPES

KINDS = tuple(SHAPES)
"""The kinds of file that have a schema."""

Schema = dict[str, object]


def json_schema(kind: str) -> Schema:
    """The JSON Schema (draft 2020-12) of a kind's front matter."""
    schema: Schema = SHAPES[kind].model_json_schema(by_alias=True)
    head: Schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind}
    return head | {key: value for key, value in schema.items() if key != "title"}
