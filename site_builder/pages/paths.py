"""Where each page stands. A file's path is its page's path wherever that can be.

A page's path ends in `.md`, as every page's does in MkDocs; the site generator makes the address of
it. No slug holds an underscore, so a name that would clash gets one.
"""

from site_builder.model.objective import Ref

HOME = "index.md"
ALIGNMENT = "alignment.md"
ATTENTION = "attention.md"
HOW = "how/index.md"
FORMAT = "how/format.md"
TEAMS = "teams/index.md"
PEOPLE = "people/index.md"
CYCLES = "cycles.md"
CHECK_INS = "check-ins.md"
CHANGES = "changes.md"
RULES = "rules/index.md"
EXAMPLES = "examples/index.md"

_TAKEN = set(
    "alignment api assets attention badges changes check-ins cycles examples how people rules "
    "search teams".split()
)
"""Top folders of the site, which a cycle's folder can't be."""


def objective_path(ref: Ref) -> str:
    """The page of an objective, or the place on it of a key result."""
    fragment = f"#{ref.key_result}" if ref.key_result else ""
    return f"{_folder(ref.cycle)}/{ref.team}/{_page(ref.objective)}.md{fragment}"


def cycle_path(cycle: str) -> str:
    """The page of a cycle."""
    return f"{_folder(cycle)}/index.md"


def cycle_check_ins_path(cycle: str) -> str:
    """The page of a cycle's check-ins."""
    return f"{_folder(cycle)}/check-ins.md"


def report_path(cycle: str) -> str:
    """The report of a cycle."""
    return f"{_folder(cycle)}/report.md"


def board_path(cycle: str) -> str:
    """The whole scoreboard of a cycle with very many objectives."""
    return f"{_folder(cycle)}/board.md"


def present_path(cycle: str) -> str:
    """The cycle as a presentation."""
    return f"{_folder(cycle)}/present.md"


def team_path(team: str) -> str:
    """The page of a team."""
    return f"teams/{_page(team)}.md"


def person_path(person: str) -> str:
    """The page of a person."""
    return f"people/{_page(person)}.md"


def rule_path(code: str) -> str:
    """The page of a rule."""
    return f"rules/{code}.md"


def examples_path(department: str) -> str:
    """The page of a department's good objectives."""
    return f"examples/{department}.md"


def map_path(ref: Ref) -> str:
    """The page of the map of a company objective."""
    return f"alignment/map/{_folder(ref.cycle)}/{_page(ref.objective)}.md"


def team_filter_path(team: str) -> str:
    """The page of what a team's objectives support."""
    return f"alignment/team/{_page(team)}.md"


def status_filter_path(status: str) -> str:
    """The page of the objectives with a status, and what they support."""
    return f"alignment/status/{status}.md"


def _folder(cycle: str) -> str:
    return f"{cycle}_" if cycle in _TAKEN else cycle


def _page(slug: str) -> str:
    return "index_" if slug == "index" else slug
