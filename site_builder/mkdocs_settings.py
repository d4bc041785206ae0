"""What the user may set in mkdocs.yml, and what is chosen where it is left open."""

import os
from datetime import date
from pathlib import Path

from mkdocs.config import base, defaults
from mkdocs.config import config_options as options
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.theme import Theme

from site_builder.files.layout import ROOT
from site_builder.pages.repository import Repository, repository

_MATERIALS_FONT = {"text": "Roboto", "code": "Roboto Mono"}
_GUESSED_EDIT_URIS = {"edit/master/docs/", "src/default/docs/"}
"""What MkDocs takes where the user wrote none."""


class Day(base.BaseConfigOption[date | None]):
    """A date such as 2026-11-16."""

    def run_validation(self, value: object) -> date | None:
        """Give the date; raise what MkDocs reports to the user."""
        try:
            return value if value is None else date.fromisoformat(str(value))
        except ValueError:
            message = f"“{value}” is no date. Write year-month-day, such as 2026-11-16."
            raise base.ValidationError(message) from None


class OkrsConfig(base.Config):  # type: ignore[no-untyped-call] # MkDocs' own
    """What stands under `okrs:` in mkdocs.yml."""

    content = options.Type(str, default=ROOT)
    """The folder with the plan, beside mkdocs.yml."""
    as_of = Day()
    """The day to show; today where it is left out."""
    committed = options.Type(bool, default=False)
    """Whether to show the plan as it was committed on that day, not the files as they are."""
    policy = options.Type(bool, default=True)
    """Whether pages carry a content security policy, and a build fails on what would break it."""


def theme_folder() -> Path:
    """Our templates and styles: inside the installed package, or beside it in the repository."""
    here = Path(__file__).parent
    inside = here / "theme"
    return inside if inside.is_dir() else here.parent / "theme"


def home(config: defaults.MkDocsConfig) -> Path:
    """The folder that mkdocs.yml lies in."""
    return Path(config.config_file_path or "mkdocs.yml").resolve().parent


def repository_of(config: defaults.MkDocsConfig) -> Repository | None:
    """Where the plan's files can be read and changed, if the user said so."""
    written = None if config.edit_uri in _GUESSED_EDIT_URIS else config.edit_uri
    docs = os.path.relpath(config.docs_dir, home(config)).replace(os.sep, "/")
    return repository(config.repo_url, written, docs)


def theme_defaults(theme: Theme) -> dict[str, object]:
    """Settings of Material for what the user left open; nothing is fetched from elsewhere."""
    wanted: dict[str, object] = {
        "font": False,
        "features": ["navigation.tabs"],
        "palette": [
            _scheme("light", "default", "material/weather-night", "Switch to dark"),
            _scheme("dark", "slate", "material/weather-sunny", "Switch to light"),
        ],
        "icon": {"logo": "material/bullseye-arrow"},
    }
    left_open: tuple[object, ...] = (None, [], _MATERIALS_FONT)
    return {name: value for name, value in wanted.items() if theme.get(name) in left_open}


def _scheme(preference: str, scheme: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {preference})",
        "scheme": scheme,
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": icon, "name": name},
    }


def module(path: str) -> ExtraScriptValue:
    """A script that others are imported into, run once the page is read."""
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
