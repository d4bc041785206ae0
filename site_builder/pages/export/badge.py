"""A badge: a name and its status, to be shown in a README or a wiki."""

from xml.etree import ElementTree as ET

from site_builder.model.plan import Ref
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
_SPACE = "http://www.w3.org/2000/svg"
_LETTER, _AIR, _HEIGHT, _FOOT = 6.6, 14, 20, 14
_LONGEST = 40


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
    label = f"{name}: {told}"
    size = {"width": f"{left + right}", "height": f"{_HEIGHT}"}
    svg = ET.Element("svg", {"xmlns": _SPACE, **size, "role": "img", "aria-label": label})
    ET.SubElement(svg, "title").text = label
    ET.SubElement(svg, "rect", {**size, "rx": "4", "fill": "#3b414d"})
    _half(svg, left, right, _COLOURS[shown.slug])
    _text(svg, left / 2, short, left)
    _text(svg, left + right / 2, told, right)
    written: bytes = ET.tostring(svg, encoding="utf-8")
    return written


def _half(svg: ET.Element, left: int, right: int, colour: str) -> None:
    end = left + right
    shape = f"M{left} 0H{end - 4}a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H{left}z"
    ET.SubElement(svg, "path", {"d": shape, "fill": colour})


def _text(svg: ET.Element, x: float, words: str, width: int) -> None:
    """Words in the middle of their half; `textLength` keeps them inside it in any font."""
    ET.SubElement(
        svg,
        "text",
        {
            "x": f"{x:g}",
            "y": f"{_FOOT}",
            "fill": "#fff",
            "font-family": "Verdana,DejaVu Sans,sans-serif",
            "font-size": "11",
            "text-anchor": "middle",
            "textLength": f"{width - _AIR}",
            "lengthAdjust": "spacingAndGlyphs",
        },
    ).text = words


def _width(words: str) -> int:
    return round(len(words) * _LETTER) + _AIR
