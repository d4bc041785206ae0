"""What the attackers write: files, and what Git calls by other names."""

from tests.bot.office import CHECK_IN, OBJECTIVE, PLAN, Office
from tests.github import pulls

LOWERED = OBJECTIVE.replace("to: 20", "to: 16")
COMPANY = PLAN["okrs/company.md"]
TEAM = PLAN["okrs/teams/growth.md"]
CYCLE = PLAN["okrs/2026-Q4/cycle.md"]
TOLD = "okrs/2026-Q4/growth/check-ins/2026-11-16.md"
BOTTOM_UP = PLAN | {"okrs/company.md": COMPANY.replace("growth", "scaling")}
ALONE = PLAN | {"okrs/company.md": COMPANY.replace("[ana, tomas]", "[ana]")}
MERGING = PLAN | {
    "okrs/company.md": COMPANY.replace("stage:", "merge_check_ins: true\nstage:"),
    "okrs/2026-Q4/growth/check-ins/2026-11-02.md": CHECK_IN.replace("14", "12"),
}
MERGING_RIGHTS = {
    "contents": "write",
    "statuses": "write",
    "pull-requests": "write",
    "issues": "write",
    "checks": "write",
}
LINK, SUBMODULE = "120000", "160000"


def plant(office: Office, branch: str, mode: str, path: str, content: str) -> None:
    """Push what no editor writes: a link, or a submodule, in the place of a file or a folder."""
    start = office.forge.branch(branch) or office.forge.branch("main")
    what = f"inline {path}\ndata {len(content)}\n{content}" if mode == LINK else f"{content} {path}"
    lines = (
        f"feature done\ncommit refs/heads/{branch}",
        "committer Sam <sam@x.example> 1700000000 +0000\ndata 4\nLink",
        f"from {start}\nM {mode} {what}\n\ndone\n",
    )
    office.forge.git.run("fast-import", "--quiet", "--force", given="\n".join(lines).encode())
    pulls.sync(office.forge, "sam")


def merge_branch(office: Office, branch: str, by: str, tree: str | None = None) -> str:
    """Bring a branch up to date as its button does; with a tree of one's own if given."""
    forge = office.forge
    tip, main = forge.branch(branch) or "", forge.branch("main") or ""
    made = tree or forge.git.merged_tree(main, tip) or ""
    text = f"Merge branch 'main' into {branch}"
    who, github = forge.person(by), forge.person("web-flow")
    sha = forge.git.write(made, [tip, main], text, who, github)
    forge.git.point(forge.repo.ref(branch), sha)
    pulls.sync(forge, by)
    return sha
