"""What every shipped workflow promises: who may write, what runs, and where the code comes from."""

import re
from pathlib import Path

import pytest

from tests.workflows.shipped import (
    FILES,
    JOBS,
    ROOT,
    STEPS,
    WORKFLOWS,
    Job,
    Workflow,
    pins,
    workflow,
)

REVIEW = workflow("review.yml")
SITE = workflow("site.yml")
DOCUMENTED = (ROOT / "docs" / "security.md", ROOT / "docs" / "bot.md")

# The whole of what any token here may do. A line more is a decision, not an accident.
PERMISSIONS = {
    ("asked.yml", "asked"): {
        "contents": "write",
        "pull-requests": "write",
        "issues": "write",
        "statuses": "write",
        "checks": "write",
    },
    ("check.yml", "check"): {"contents": "read"},
    ("ci.yml", "test"): {"contents": "read"},
    ("preview.yml", "preview"): {"contents": "read"},
    ("pull.yml", "pull"): {"contents": "write", "pull-requests": "write"},
    ("remind.yml", "remind"): {"contents": "read", "issues": "write"},
    ("review.yml", "review"): {
        "contents": "read",
        "pull-requests": "write",
        "issues": "write",
        "statuses": "write",
        "checks": "write",
    },
    ("reviewed.yml", "reviewed"): {},
    ("site.yml", "build"): {"contents": "read"},
    ("site.yml", "publish"): {"pages": "write", "id-token": "write"},
    ("upkeep.yml", "upkeep"): {"contents": "write", "pull-requests": "write"},
}

# Events whose run takes the workflow, and all code, from the default branch.
FROM_THE_DEFAULT_BRANCH = {
    "pull_request_target",
    "workflow_run",
    "schedule",
    "issues",
    "issue_comment",
}
FROM_A_BRANCH_THAT_NEEDS_WRITE_ACCESS = {"push", "workflow_dispatch"}

COMPARE = '.venv/bin/okrs review --base "origin/$GITHUB_BASE_REF" --head HEAD --author "$AUTHOR"'
COMMANDS = {
    "make setup",
    "make build",
    "bash .ci/run",
    ".venv/bin/okrs bot --carry-out",
    ".venv/bin/okrs cycles --propose",
    ".venv/bin/okrs forms --propose",
    ".venv/bin/okrs pull --propose",
    ".venv/bin/okrs remind --carry-out --digest issue",
    f"{COMPARE} --format github",
    "echo 'The workflow \"Review\" runs next.'",
}


def title(each: Workflow | Job) -> str:
    return each.file if isinstance(each, Workflow) else f"{each.file}:{each.name}"


each_workflow = pytest.mark.parametrize("each", WORKFLOWS, ids=title)
each_job = pytest.mark.parametrize("each", JOBS, ids=title)


def test_there_is_nothing_beside_the_workflows() -> None:
    assert {file for file, _ in PERMISSIONS} == set(FILES)


def test_every_action_is_one_commit_with_its_version_beside_it() -> None:
    found = sorted(set(pins()))
    assert len({action for action, _, _ in found}) == len(found), "one action, several pins"
    for action, pin, version in found:
        assert action.startswith("actions/"), "only GitHub's own actions"
        assert re.fullmatch(r"[0-9a-f]{40}", pin), (action, pin)
        assert re.fullmatch(r"v\d+\.\d+\.\d+", version), (action, version)
    assert {step.uses for step in STEPS if step.uses} == {f"{a}@{pin}" for a, pin, _ in found}


def test_every_command_is_one_line_that_reads_nothing_but_its_environment() -> None:
    assert {step.run for step in STEPS if step.run} == COMMANDS
    for command in COMMANDS:
        assert "${{" not in command
        assert "\n" not in command


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for command in COMMANDS:
        if command.startswith("make "):
            assert re.search(rf"^{command.removeprefix('make ')}:", makefile, re.MULTILINE)


@each_workflow
def test_a_workflow_gives_nothing_that_a_job_did_not_ask_for(each: Workflow) -> None:
    assert each.keys["permissions"] == {}
    assert "env" not in each.keys


@each_workflow
def test_a_workflow_says_who_waits_for_whom(each: Workflow) -> None:
    asked = {"pull_request"} & set(each.triggers)
    assert each.keys["concurrency"]["cancel-in-progress"] is bool(asked)


def test_every_job_may_do_what_is_listed_here_and_no_more() -> None:
    assert {(job.file, job.name): job.permissions for job in JOBS} == PERMISSIONS


@each_job
def test_a_job_ends_within_the_hour(each: Job) -> None:
    assert each.keys["timeout-minutes"] <= 60


@each_job
def test_a_token_that_writes_goes_to_code_from_the_default_branch(each: Job) -> None:
    triggers = set(workflow(each.file).triggers)
    if each.writes or each.keys.get("environment"):
        assert triggers <= FROM_THE_DEFAULT_BRANCH | FROM_A_BRANCH_THAT_NEEDS_WRITE_ACCESS
        assert triggers.isdisjoint({"pull_request", "pull_request_review"})


@each_job
def test_no_checkout_leaves_its_token_behind_or_follows_the_request(each: Job) -> None:
    for step in each.steps:
        if step.action == "actions/checkout":
            assert step.given["persist-credentials"] is False
            assert "repository" not in step.given
            expected = "${{ github.event.repository.default_branch }}" if each.writes else None
            assert step.given.get("ref") == expected


def test_the_bot_knows_of_the_request_by_its_event_alone() -> None:
    [job] = REVIEW.jobs
    told = "".join(f"{step.given}{step.env}{step.run}" for step in job.steps)
    assert "pull_request" not in told
    assert "workflow_run" not in told
    assert "head" not in told


def test_the_bot_takes_nothing_from_another_run() -> None:
    [job] = REVIEW.jobs
    assert [step.action for step in job.steps if step.uses] == [
        "actions/checkout",
        "actions/setup-python",
    ]
    assert not any("download-artifact" in step.uses for step in STEPS)
    assert not any("cache" in step.given for step in STEPS if "setup-" in step.action)


def test_secrets_are_in_an_environment_and_go_to_one_step() -> None:
    holding = [each.file for each in WORKFLOWS if re.search(r"\bsecrets\b", each.text)]
    assert holding == ["asked.yml", "pull.yml", "remind.yml", "review.yml", "upkeep.yml"]
    for file in holding:
        [job] = workflow(file).jobs
        assert job.keys["environment"] == "okrs-bot"
        told = [set(step.env) for step in job.steps if step.env]
        assert all(one == {"GITHUB_TOKEN", "OKRS_APP_ID", "OKRS_APP_PRIVATE_KEY"} for one in told)
        assert all(".venv/bin/okrs " in step.run for step in job.steps if step.env)


def test_the_gate_never_depends_on_a_job_that_could_be_skipped() -> None:
    skippable = [(job.file, job.name) for job in JOBS if "if" in job.keys]
    assert skippable == [("asked.yml", "asked"), ("site.yml", "publish")]
    assert not any("paths" in (each.triggers.get("pull_request") or {}) for each in WORKFLOWS)


def test_the_bot_hears_of_each_push_each_review_and_each_merge() -> None:
    triggers = REVIEW.triggers
    assert triggers["pull_request_target"]["types"] == [
        "opened",
        "reopened",
        "synchronize",
        "edited",
        "ready_for_review",
        "converted_to_draft",
        "closed",
    ]
    stub = workflow("reviewed.yml")
    assert triggers["workflow_run"] == {"workflows": [stub.keys["name"]], "types": ["completed"]}
    assert stub.triggers == {"pull_request_review": {"types": ["submitted", "edited", "dismissed"]}}
    assert triggers["push"] == {"branches": ["main"]}
    assert {"schedule", "workflow_dispatch"} <= set(triggers)


def test_only_requests_into_main_are_judged() -> None:
    assert REVIEW.triggers["pull_request_target"]["branches"] == ["main"]


def test_only_main_writes_the_build_cache() -> None:
    saving = [(job, step) for job in JOBS for step in job.steps if step.action.endswith("/save")]
    assert [job.file for job, _ in saving] == ["site.yml"]
    assert set(SITE.triggers) == {"push", "schedule", "workflow_dispatch"}
    assert (
        "        if: github.ref == 'refs/heads/main'\n        uses: actions/cache/save@"
        in SITE.text
    )
    assert "actions/cache" not in {step.action for step in STEPS}


def test_every_cache_is_the_one_of_main() -> None:
    for step in STEPS:
        if step.action.startswith("actions/cache/"):
            assert step.given["key"].startswith("okrs-site-main-")
            assert step.given.get("restore-keys", "okrs-site-main-") == "okrs-site-main-"
            assert step.given["path"] == ".cache/okrs\nsite\n"


def test_what_the_linter_is_told_to_overlook_is_the_triggers_of_the_bot() -> None:
    overlooked = [
        line.strip() for each in WORKFLOWS for line in each.text.splitlines() if "zizmor:" in line
    ]
    assert [line.partition(" ")[0] for line in overlooked] == [
        "issue_comment:",
        "pull_request_target:",
        "workflow_run:",
    ]
    for line in overlooked:
        assert re.search(r"# zizmor: ignore\[dangerous-triggers\] \w+( \S+){5,}$", line), (
            "no reason"
        )


def test_the_operators_page_names_each_permission_and_setting() -> None:
    page = (ROOT / "docs" / "bot.md").read_text(encoding="utf-8")
    [job] = REVIEW.jobs
    for what in (*job.permissions, *job.steps[-1].env, job.keys["environment"], *FILES):
        assert f"`{what}`" in page, what


@pytest.mark.parametrize("page", DOCUMENTED, ids=lambda page: page.name)
def test_every_test_of_a_workflow_that_a_page_names_exists(page: Path) -> None:
    named = re.findall(r"`(tests/\S+\.py)::(\w+)`", page.read_text(encoding="utf-8"))
    for file, test in named:
        assert f"def {test}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{test}"
