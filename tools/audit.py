"""Measure the site with the heavy tools and print a table: `make audit`.

The Nu checker needs Java, Lighthouse needs Node: both programs come from `package-lock.json`. The
site is served compressed, as hosts serve it. `--all` has Lighthouse look at every kind of page.
"""

import gzip
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.browser import FLAGS, QuietHandler, chromium
from tests.quality.company import company
from tests.quality.kinds import kinds
from tests.site import ROOT, broken_links

MODULES = ROOT / "node_modules"
SHOWN = ("home", "objective", "alignment", "prose")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LOWEST = {"desktop": (100, 100, 100, 100), "mobile": (95, 100, 100, 100)}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


def main() -> int:
    """Audit a site with every kind of page; return 1 where a figure is missed."""
    missing = [name for name in ("java", "node", "npm") if shutil.which(name) is None]
    if missing:
        print(f"The audit needs {', '.join(missing)} on PATH.", file=sys.stderr)
        return 1
    subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        site = company(Path(folder))
        fine = [
            check_markup(site),
            check_links(site),
            check_lighthouse(site, everything="--all" in sys.argv),
        ]
    return 0 if all(fine) else 1


def check_markup(site: Path) -> bool:
    """Have the Nu checker read a page of each kind; print its errors."""
    files = [file_of(site, path) for path in kinds(site).values()]
    jar = next(MODULES.glob("vnu-jar/**/vnu.jar"))
    program = ["java", "-Xss2m", "-jar", str(jar), "--errors-only", "--format", "json"]
    done = subprocess.run([*program, *map(str, files)], capture_output=True, text=True, check=False)
    errors = json.loads(done.stderr or '{"messages": []}')["messages"]
    for one in errors:
        place = one.get("url", "").removeprefix(f"file:{site}/")
        print(f"  {place}:{one.get('lastLine')}: {one['message']}\n    {one.get('extract', '')!r}")
    print(f"Markup: {len(errors)} errors in {len(files)} kinds of pages.")
    return not errors


def check_links(site: Path) -> bool:
    """Follow every link and fragment of the whole site."""
    broken = list(broken_links(site))
    print(*(f"  {one}" for one in broken), sep="\n", end="\n" if broken else "")
    print(f"Links: {len(broken)} broken in {len(list(site.rglob('*.html')))} pages.")
    return not broken


def check_lighthouse(site: Path, *, everything: bool) -> bool:
    """Print Lighthouse's figures, and what it would have better."""
    chosen = {kind: path for kind, path in kinds(site).items() if everything or kind in SHOWN}
    chosen.pop("missing", None)
    fine = True
    print(f"{'Lighthouse':24} {'':8}", *(f"{one:>14}" for one in CATEGORIES))
    with compressed(site) as address:
        for kind, path in chosen.items():
            for form, lowest in LOWEST.items():
                scores, faults = lighthouse(address + path, form)
                print(f"{kind:24} {form:8}", *(f"{one:14}" for one in scores), *faults, flush=True)
                fine = fine and all(map(int.__ge__, scores, lowest))
    return fine


def lighthouse(address: str, form: str) -> tuple[list[int], list[str]]:
    """The four scores of a page, and the audits that cost points."""
    options = [f"--preset={form}"] if form == "desktop" else []
    chrome = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
    program = ["node", str(MODULES / "lighthouse/cli/index.js"), address, chrome, *options]
    quiet = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    environment = {"CHROME_PATH": chromium(), "PATH": "/usr/bin:/bin:/usr/local/bin"}
    done = subprocess.run(
        [*program, *quiet], capture_output=True, text=True, check=True, env=environment
    )
    report = json.loads(done.stdout)
    categories = [report["categories"][one] for one in CATEGORIES]
    costly = {ref["id"] for one in categories for ref in one["auditRefs"] if ref["weight"]}
    bad = [one for one in costly if (report["audits"][one]["score"] or 1) < 0.9]  # noqa: PLR2004
    failed = [one for one in costly if report["audits"][one]["score"] == 0]
    return [round(100 * one["score"]) for one in categories], sorted({*bad, *failed})


class CompressingHandler(QuietHandler):
    """Sends files compressed and lets them be kept, as hosts do."""

    def do_GET(self) -> None:  # noqa: N802 (http.server calls it so)
        """Send a file."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if file.suffix not in COMPRESSED or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def compressed(folder: Path) -> Iterator[str]:
    """Serve a site compressed; give its address."""
    handler = partial(CompressingHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def file_of(site: Path, path: str) -> Path:
    """The file of a page's address."""
    return site / path / "index.html" if (site / path).is_dir() else site / path


if __name__ == "__main__":
    sys.exit(main())
