"""What lies around the plan in Lumen's repository."""

README = """\
# Lumen's OKRs

What Lumen wants to achieve, how it fits together and how it is going: `okrs/` holds it as Markdown
files, and `okrs serve` shows it as a site. Half a year of requests and check-ins is in the history:
`git log --graph`.

    okrs serve                           # the site, live while you edit
    okrs check                           # what to put right
    okrs status                          # how it is going, in the terminal
    okrs build --as-of 2026-10-05        # the site as it stood when the third quarter was closed

Lumen is made up, and so is everybody who works there.
"""

MKDOCS = """\
site_name: Lumen OKRs
site_description: What Lumen wants to achieve, how it fits together, and how it is going.
docs_dir: okrs
repo_url: https://github.com/example/lumen-okrs
repo_name: Repository
edit_uri: edit/main/okrs/

theme:
  name: material

plugins:
  - search
  - okrs:
      as_of: 2026-11-16 # Lumen does not age; a company leaves this out
"""

IGNORED = """\
/site/
/.cache/
"""

MAILMAP = """\
Inês Duarte <ines@lumen.example>
Kenji Mori <kenji@lumen.example> <kenji@kenjis-laptop.local>
Tomáš Novák <tomas@lumen.example>
"""

SURROUNDINGS = {
    "README.md": README,
    "mkdocs.yml": MKDOCS,
    ".gitignore": IGNORED,
    ".mailmap": MAILMAP,
}
"""The files at the top of the repository."""
