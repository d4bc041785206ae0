"""Let the bot look after requests on a GitHub that others wrote: npm's `emulate`.

The tests' own GitHub may err where the bot does. So `make audit` prints how `emulate` answers the
bot's calls and what came of them, and fails where it refuses one. Where it isn't like GitHub, it is
asked too and the tests' GitHub answers: see DEVIATIONS. It also lists no files of a request, takes
an approval of one's own, forgets a check run's annotations with each call (GitHub adds to them),
names no App that made the run, and gives a ref an address that it doesn't know itself: the proxy
puts in what GitHub says.
"""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from socket import create_server
from threading import Thread
from typing import Any

import requests
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from site_builder.clerk import Clerk
from site_builder.intake.asked import Asked, Spot
from tests.bot.faults import RICH, WARNED
from tests.bot.office import CHECK_IN, PEOPLE, PLAN, RIGHTS, Office
from tests.bot.stories import WEEK
from tests.github.forge import Forge
from tests.github.server import QuietHandler, route_of, serving
from tests.site import ROOT

VERSION = "0.11.2"
FOLDER = ROOT / ".cache" / f"emulate-{VERSION}"
BOT, OWNER, TEXT, AT = "github-actions[bot]", "acme", "Change the plan\n", "/repos/{owner}/{repo}"
DEVIATIONS = {
    "POST /statuses/{sha}": "has no statuses",
    "GET /commits/{ref}/statuses": "has no statuses",
    "GET /issues/{issue_number}/timeline": "has none for a pull request",
    "GET /pulls/{pull_number}/commits": "names no accounts, and tells of the base too",
    "GET /collaborators/{username}/permission": "says push, where GitHub says write",
    "POST /pulls/{pull_number}/reviews": "wants comments by position, not by line",
    "GET /pulls/{pull_number}/comments": "so it has none",
}
FINE = {("GET /git/ref/{ref}", 404)}
"""No deviation: the bot asks whether there is such a branch."""
LETS = WARNED.replace("name:", "merge_check_ins: true\nname:", 1)
BRANCHES = {"main": PLAN | {"okrs/company.md": LETS}, "rich": RICH, "week": {WEEK: CHECK_IN}}
Seen = Counter[tuple[str, int, str]]
"""The bot's calls, by what `emulate` answers; and a remark."""


def answer(emulate: str, fake: str, seen: Seen, call: Request) -> Response:
    """Pass a call of the bot on, and an answer back."""
    path, body = str(call.environ["REQUEST_URI"]), call.get_data()
    ask = partial(requests.request, call.method, headers=dict(call.headers), timeout=30)
    found = route_of(call.method, path.partition("?")[0])
    name = f"{call.method} {found[0].template.removeprefix(AT) or '/' if found else path}"
    reply = ask(emulate + path, data=body)
    seen[name, reply.status_code, DEVIATIONS.get(name, "" if reply.ok else reply.text)] += 1
    if name in DEVIATIONS:
        reply = ask(fake + path, data=body)
    content = reply.content.replace(b'"app":null', b'"app":{"slug":"github-actions"}')
    content = content.replace(b"/git/ref/", b"/git/refs/")
    return Response(content, reply.status_code, content_type=reply.headers["Content-Type"])


def tell(emulate: str, who: str, method: str, path: str, **body: Any) -> Any:  # noqa: ANN401
    """Have somebody do something; gives the answer."""
    url, headers = f"{emulate}/repos/acme/okrs/{path}", {"Authorization": f"token {who}"}
    reply = requests.request(method, url, json=body, headers=headers, timeout=30)
    reply.raise_for_status()
    return reply.json()


@contextmanager
def emulating(forge: Forge, token: str, fake: str, seen: Seen) -> Iterator[tuple[str, str]]:
    """Run `emulate` with the forge's people; gives its address, and that for the bot."""
    with create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    emulate, seed = f"http://localhost:{port}", forge.folder / "seed.yaml"
    served = Request.application(partial(answer, emulate, fake, seen))
    server = make_server("localhost", 0, served, threaded=True, request_handler=QuietHandler)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://localhost:{server.server_port}"
    tokens = {one: {"login": one} for one in forge.users} | {token: {"login": BOT}}
    repositories = [{"owner": OWNER, "name": "okrs", "auto_init": False}]
    github = {"users": [*tokens.values()], "repos": repositories}
    seed.write_text(json.dumps({"tokens": tokens, "github": github}))
    program = ["node", str(FOLDER / "node_modules/emulate/dist/index.js"), "start"]
    options = ["--service=github", f"--port={port}", f"--seed={seed}", f"--base-url={url}"]
    with subprocess.Popen([*program, *options], stdout=subprocess.PIPE) as process:
        try:
            next(line for line in process.stdout or () if b"Config" in line)  # now it listens
            yield emulate, url
        finally:
            process.terminate()


def push(emulate: str, forge: Forge, branch: str, files: Mapping[str, str]) -> None:
    """Push a commit, and write it anew in `emulate`: Git gives it the same name there."""
    made, kind = forge.git.commit(forge.commit(branch, files, TEXT)), {"mode": "100644"}
    base = {"base_tree": forge.git.commit(made.parents[0]).tree} if made.parents else {}
    tree = [kind | {"path": one, "type": "blob", "content": it} for one, it in files.items()]
    tell(emulate, OWNER, "POST", "git/trees", tree=tree, **base)
    who = {"name": made.author.name, "email": made.author.email, "date": str(made.author.when)}
    commit = {"tree": made.tree, "parents": made.parents, "message": TEXT, "author": who}
    tell(emulate, OWNER, "POST", "git/commits", **commit)
    tell(emulate, OWNER, "POST", "git/refs", ref=f"refs/heads/{branch}", sha=made.sha)


def story(emulate: str, acme: Office) -> Iterator[tuple[str, bool]]:
    """What the bot is to bring about, and whether it did."""
    for login in (*PEOPLE, BOT):
        tell(emulate, OWNER, "PUT", f"collaborators/{login}", permission="push")
    for branch, files in BRANCHES.items():
        push(emulate, acme.forge, branch, files)
        if branch != "main":
            tell(emulate, "sam", "POST", "pulls", title="Change", head=branch, base="main")
            acme.forge.open(branch)
    subprocess.run(["git", "clone", "-q", acme.forge.git_path, acme.clone], check=True)
    tell(emulate, "ana", "POST", "issues/1/labels", labels=["okr: company"])
    acme.bot().look_after_all([1, 1])
    yield "a second look finds nothing left to do", acme.said[-1] == "  Nothing was left to do."
    for login in ("maria", "ana"):
        tell(emulate, login, "POST", "pulls/1/reviews", event="APPROVE")
    yield "what was approved may go in", acme.judged(1) == "success"
    acme.look(2)
    yield "a check-in merges itself", tell(emulate, "ana", "GET", "pulls/2")["merged"]
    issue = tell(emulate, "sam", "POST", "issues", title="What is due")["number"]
    made = asks(acme, issue, "/check-in conversion 14 0.7 Won")
    again = asks(acme, issue, "/check-in conversion 15 0.7 Won")
    told = tell(emulate, "ana", "GET", f"issues/{issue}/comments")
    yield "what is asked for becomes a request, and follows", bool(made) and made == again
    yield "and is answered once", [f"This is #{made} now" in one["body"] for one in told] == [True]


def asks(acme: Office, issue: int, text: str) -> int | None:
    """Have the bot hear of a comment; the request that it became."""
    bot = acme.bot(on=date(2026, 11, 23))
    clerk = Clerk(bot.forge, bot.content, bot.on, carries_out=True, say=acme.said.append)
    return clerk.take(Asked(Spot(issue, 345), "sam", acme.forge.user("sam").id, text))


def main() -> int:
    """Tell the story and print the calls; return 1 where one was refused or the end is another."""
    if not FOLDER.exists():
        program = ["npm", "install", "--ignore-scripts", "--silent", "--prefix", str(FOLDER)]
        subprocess.run([*program, f"emulate@{VERSION}"], check=True)
    with tempfile.TemporaryDirectory() as name:
        forge, clone, seen = Forge(Path(name) / "forge"), Path(name) / "clone", Seen()
        forge.collaborator(*PEOPLE)
        token = forge.workflow_token(RIGHTS | {"contents": "write"})
        with serving(forge) as fake, emulating(forge, token, fake, seen) as (emulate, url):
            outcome = list(story(emulate, Office(forge, url, clone, token)))
    for (call, status, note), times in sorted(seen.items()):
        print(f"{call:45} {status} {times:3} times  {note}".rstrip())
    print(*(f"{'yes' if fine else 'NO':4}{said}" for said, fine in outcome), sep="\n")
    good = all(
        status in range(200, 300) or call in DEVIATIONS or (call, status) in FINE
        for call, status, _ in seen
    )
    return 0 if good and all(fine for _, fine in outcome) else 1


if __name__ == "__main__":
    sys.exit(main())
