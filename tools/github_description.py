"""Renew tests/github/openapi.json: GitHub's own description of its API, cut to what the bot uses.

    python tools/github_description.py            # fetches the package with npm
    python tools/github_description.py PACKAGE    # reads an unpacked or packed copy

The tests' GitHub (tests/github) checks every request and reply against it.
"""

import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

PACKAGE = "@octokit/openapi"
VERSION = "23.0.2"
INSIDE = "package/generated/api.github.com.json"
WRITTEN = Path(__file__).resolve().parent.parent / "tests" / "github" / "openapi.json"
PROSE = {"description", "summary", "example", "examples", "tags", "externalDocs", "operationId"}
REFUSED = {"discriminator", "maxItems"}
"""What would call fine replies wrong (the list of a folder's files has no `type`), and a limit that
the tests' GitHub refuses by itself, in GitHub's own words."""
NULL = {"type": "object", "nullable": True, "enum": [None]}
NAMED = {"properties", "patternProperties", "responses", "schemas", "parameters", "headers"}

REPOSITORY = "/repos/{owner}/{repo}"
OPERATIONS = {
    "/app": "get",
    "/app/installations": "get",
    "/app/installations/{installation_id}": "get",
    "/app/installations/{installation_id}/access_tokens": "post",
    "/orgs/{org}": "get",
    "/orgs/{org}/teams/{team_slug}": "get",
    "/orgs/{org}/teams/{team_slug}/members": "get",
    "/rate_limit": "get",
    "/user": "get",
    "/users/{username}": "get",
    REPOSITORY: "get",
} | {
    f"{REPOSITORY}/{path}": methods
    for path, methods in {
        "actions/workflows/{workflow_id}": "get",
        "actions/workflows/{workflow_id}/dispatches": "post",
        "branches/{branch}": "get",
        "check-runs": "post",
        "check-runs/{check_run_id}": "get patch",
        "check-runs/{check_run_id}/annotations": "get",
        "collaborators/{username}/permission": "get",
        "commits/{commit_sha}/pulls": "get",
        "commits/{ref}": "get",
        "commits/{ref}/check-runs": "get",
        "commits/{ref}/status": "get",
        "commits/{ref}/statuses": "get",
        "compare/{basehead}": "get",
        "contents/{path}": "get",
        "dispatches": "post",
        "git/commits": "post",
        "git/commits/{commit_sha}": "get",
        "git/ref/{ref}": "get",
        "git/refs": "post",
        "git/refs/{ref}": "patch delete",
        "git/trees": "post",
        "git/trees/{tree_sha}": "get",
        "installation": "get",
        "issues": "get post",
        "issues/comments/{comment_id}": "get patch delete",
        "issues/comments/{comment_id}/reactions": "get post",
        "issues/{issue_number}": "get patch",
        "issues/{issue_number}/comments": "get post",
        "issues/{issue_number}/events": "get",
        "issues/{issue_number}/labels": "get post",
        "issues/{issue_number}/labels/{name}": "delete",
        "issues/{issue_number}/reactions": "get post",
        "issues/{issue_number}/timeline": "get",
        "labels": "get post",
        "labels/{name}": "get",
        "pulls": "get post",
        "pulls/{pull_number}": "get patch",
        "pulls/{pull_number}/comments": "get post",
        "pulls/{pull_number}/commits": "get",
        "pulls/{pull_number}/files": "get",
        "pulls/{pull_number}/merge": "get put",
        "pulls/{pull_number}/requested_reviewers": "get post delete",
        "pulls/{pull_number}/reviews": "get post",
        "pulls/{pull_number}/reviews/{review_id}": "get",
        "pulls/{pull_number}/reviews/{review_id}/comments": "get",
        "pulls/{pull_number}/reviews/{review_id}/dismissals": "put",
        "statuses/{sha}": "post",
    }.items()
}


def main(arguments: list[str]) -> None:
    """Write the trimmed description and say how large it is."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(arguments[0]) if arguments else fetched(Path(folder))
        text = written(trimmed(json.loads(read(source))))
    WRITTEN.write_text(text, encoding="utf-8")
    count = sum(len(methods.split()) for methods in OPERATIONS.values())
    print(f"{WRITTEN.name}: {count} operations, {len(text) / 1000:.0f} kB, {PACKAGE} {VERSION}.")


def fetched(folder: Path) -> Path:
    """Have npm fetch the package's archive."""
    program = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
    done = subprocess.run(program, cwd=folder, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def read(source: Path) -> bytes:
    """The whole description, from the archive or the folder it was unpacked into."""
    if source.is_dir():
        return (source / INSIDE).read_bytes()
    with tarfile.open(source) as archive:
        member = archive.extractfile(INSIDE)
        if member is None:
            raise SystemExit(f"{source} holds no {INSIDE}.")
        return member.read()


def trimmed(whole: dict[str, Any]) -> dict[str, Any]:
    """The operations in use, with everything they refer to and nothing said in prose."""
    if whole["info"]["version"] != VERSION:
        raise SystemExit(f"Expected {PACKAGE} {VERSION}, found {whole['info']['version']}.")
    paths = {path: operations(whole["paths"][path], use) for path, use in OPERATIONS.items()}
    components: dict[str, dict[str, Any]] = {}
    wanted = references(paths)
    while wanted:
        _, _, kind, name = wanted.pop().split("/")
        if name not in components.setdefault(kind, {}):
            found = bare(whole["components"][kind][name])
            components[kind][name] = found
            wanted |= references(found)
    for kind in ("pull-request", "pull-request-simple"):
        head = components["schemas"][kind]["properties"]["head"]["properties"]
        head["repo"] = {"anyOf": [head["repo"], NULL]}  # a fork may have been deleted
    info = {
        "title": f"GitHub's REST API, cut by tools/github_description.py from {PACKAGE}",
        "version": VERSION,
        "license": whole["info"]["license"],
    }
    return {"openapi": whole["openapi"], "info": info, "paths": paths, "components": components}


def operations(item: dict[str, Any], use: str) -> dict[str, Any]:
    """The operations of one path that are in use."""
    shared = {"parameters": bare(item["parameters"])} if "parameters" in item else {}
    return shared | {method: bare(item[method]) for method in use.split()}


def bare(node: Any, *, named: bool = False) -> Any:  # noqa: ANN401  -- any part of a JSON document
    """A part of the description without prose; names of properties are no prose."""
    if isinstance(node, list):
        return [bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    kept = {
        key: bare(value, named=key in NAMED and not named)
        for key, value in node.items()
        if named or (key not in PROSE | REFUSED and not key.startswith("x-"))
    }
    if kept.get("nullable") is True and not named:
        kept = nullable(kept)
    if {"content", "headers"} & kept.keys() or not kept:
        kept |= {"description": ""} if "description" in node and not named else {}
    return kept


def nullable(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes null by the letter of OpenAPI 3.0 too, as GitHub means it."""
    if "enum" in schema and None not in schema["enum"]:
        schema["enum"].append(None)
    for key in ("oneOf", "anyOf", "allOf"):
        if "type" not in schema and key in schema:
            # An account that is all of a person's and an enterprise's is one or the other.
            alternatives = [*schema.pop(key), NULL]
            schema["anyOf" if key == "allOf" else key] = alternatives
    return schema


def references(node: Any) -> set[str]:  # noqa: ANN401  -- any part of a JSON document
    """Every `$ref` in a part of the description."""
    if isinstance(node, list):
        return set().union(*(references(one) for one in node))
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
    return own.union(*(references(one) for one in node.values()))


def written(description: dict[str, Any]) -> str:
    """The description as JSON: a line for each path and each schema."""
    groups = {
        kind: dict(sorted(named.items()))
        for kind, named in sorted(description["components"].items())
    }
    parts = [f'"{key}": {compact(description[key])}' for key in ("openapi", "info")]
    parts.append(f'"paths": {{\n{rows(description["paths"])}\n}}')
    inner = ",\n".join(f'"{kind}": {{\n{rows(named)}\n}}' for kind, named in groups.items())
    parts.append(f'"components": {{\n{inner}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def rows(mapping: dict[str, Any]) -> str:
    """A line for each entry."""
    return ",\n".join(f"{json.dumps(key)}: {compact(value)}" for key, value in mapping.items())


def compact(value: Any) -> str:  # noqa: ANN401  -- any part of a JSON document
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    main(sys.argv[1:])
