"""A badge: a name and its status, to be shown in a README or a wiki."""

from html import escape

from site_builder.model.objective import Ref
from site_builder.model.standing import mean_progress, weakest
from site_builder.model.terms import Status
from site_builder.pages.english import percent
from site_builder.pages.marks import Mark, mark
from site_builder.pages.outcome import objective_mark
from site_builder.pages.paths import objective_path, team_path
from site_builder.pages.view import View

_COLOURS = {
    "done": "#2859c5",
    "on-track": "#177245",
    "at-risk": "#965a00",
    "off-track": "#be2d28",
    "pending": "#667082",
    "dropped": "#667082",
}
"""As in okrs.css: white reads on each of them."""
_LETTER, _AIR = 6.6, 14
_LONGEST = 40
_FONT = (
    'fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle"'
)
_SVG = f"""\
<svg xmlns="http://www.w3.org/2000/svg" width="{{width}}" height="20" role="img" \
aria-label="{{label}}"><title>{{label}}</title>\
<rect width="{{width}}" height="20" rx="4" fill="#3b414d"/>\
<path d="M{{left}} 0H{{corner}}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H{{left}}z" fill="{{colour}}"/>\
<text x="{{name_at}}" y="14" {_FONT} textLength="{{name_width}}" \
lengthAdjust="spacingAndGlyphs">{{name}}</text>\
<text x="{{told_at}}" y="14" {_FONT} textLength="{{told_width}}" \
lengthAdjust="spacingAndGlyphs">{{told}}</text></svg>"""
"""Two halves with words in their middle; `textLength` keeps them inside in any font."""


def objective_badge_path(ref: Ref) -> str:
    """Where the badge of an objective stands."""
    return f"badges/{objective_path(ref).removesuffix('.md')}.svg"


def team_badge_path(team: str) -> str:
    """Where the badge of a team stands."""
    return f"badges/{team_path(team).removesuffix('.md')}.svg"


def objective_badge(view: View, ref: Ref) -> bytes:
    """The badge of an objective: its title, progress and status."""
    standing = view.standing(ref)
    return badge(standing.objective.title, objective_mark(view, ref), standing.progress)


def team_badge(view: View, team: str) -> bytes:
    """The badge of a team: the mean progress and the worst status in the current cycle."""
    folder = view.plan.folders.get((view.current.id, team)) if view.current else None
    standings = [view.standing(one.ref) for one in folder.objectives] if folder else []
    live = [one for one in standings if one.status is not Status.DROPPED]
    shown = mark(weakest(one.status for one in live))
    return badge(view.team(team).label, shown, mean_progress(live))


def badge(name: str, shown: Mark, progress: float | None) -> bytes:
    """A badge of these words."""
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
    share = "" if progress is None else f"{percent(progress)} "
    told = f"{share}{shown.word.lower()}"
    left, right = _width(short), _width(told)
    svg = _SVG.format(
        label=escape(f"{name}: {told}"),
        name=escape(short),
        told=escape(told),
        colour=_COLOURS[shown.slug],
        width=left + right,
        left=left,
        corner=left + right - 4,
        name_at=f"{left / 2:g}",
        told_at=f"{left + right / 2:g}",
        name_width=left - _AIR,
        told_width=right - _AIR,
    )
    return svg.encode()


def _width(words: str) -> int:
    return round(len(words) * _LETTER) + _AIR
