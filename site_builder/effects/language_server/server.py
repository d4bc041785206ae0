"""What the editor asks, and what it is answered."""

from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from site_builder.effects.language_server import words
from site_builder.effects.language_server.desk import Desk, Open, Seen
from site_builder.effects.language_server.plans import Plans, Spread, address
from site_builder.files.layout import ROOT
from site_builder.language.complete import complete
from site_builder.language.define import definition
from site_builder.language.fixes import Repair, repair_all, repairs
from site_builder.language.hover import hover
from site_builder.language.lines import Text, Units
from site_builder.language.look import Look, Page
from site_builder.model.finding import Finding

WATCHED = ("**/*.md", "**/mkdocs.yml", "**/mkdocs.yaml")
"""What the editor is asked to watch on disk."""

_FILES = types.FileOperationRegistrationOptions(
    [types.FileOperationFilter(types.FileOperationPattern("**/*"))]
)
_FIXES = (types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll)


Told = dict[Path, dict[str, list[types.Diagnostic]]]
"""What the editor was told of each plan, by the folder of its content and the file's address."""


class Asked(NamedTuple):
    """A question about an open file: a look at its plan, and the file as it is now."""

    look: Look
    page: Page


def make_server(content: Path | None, today: Callable[[Path], date]) -> LanguageServer:
    """A server; `content` is the one plan that it looks at, by default each that a file is in."""
    server = LanguageServer(
        "okrs", version("okrs-as-code"), types.TextDocumentSyncKind.Full, max_workers=2
    )
    told: Told = {}
    plans = Plans(content, today, lambda desk, seen: _publish(server, told, desk, seen))
    _follow(server, plans)
    _follow_disk(server, plans)
    _answer(server, plans)
    _offer_fixes(server, plans)
    return server


def _units(server: LanguageServer) -> Units:
    match server.workspace.position_encoding:
        case types.PositionEncodingKind.Utf8:
            return "utf-8"
        case types.PositionEncodingKind.Utf32:
            return "utf-32"
        case _:
            return "utf-16"


def _publish(server: LanguageServer, told: Told, desk: Desk, seen: Seen) -> None:
    """Tell what was found in every open file, and in others where it isn't told already."""
    units, found = _units(server), seen.look.by_path
    versions = {one.uri: one.version for one in seen.opened.values()}
    before = told.get(desk.home.content, {})
    now: dict[str, list[types.Diagnostic]] = {uri: [] for uri in before}
    for path in (*seen.opened, *found):
        text = seen.look.text(path, units)
        now[address(desk, path)] = [words.diagnostic(one, text) for one in found.get(path, ())]
    for uri, some in now.items():
        if uri in versions or some != before.get(uri, []):
            params = types.PublishDiagnosticsParams(uri, some, versions.get(uri))
            server.text_document_publish_diagnostics(params)
    told[desk.home.content] = {uri: some for uri, some in now.items() if some}


def _follow(server: LanguageServer, plans: Plans) -> None:
    """Follow what is open."""

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        plans.put(Open(one.uri, one.version, one.text), disk=True)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        one = params.text_document
        text = server.workspace.get_text_document(one.uri).source
        plans.put(Open(one.uri, one.version, text))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        plans.close(params.text_document.uri)


def _follow_disk(server: LanguageServer, plans: Plans) -> None:
    """Follow what is on disk, as far as the editor tells."""

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        plans.reread()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(_: types.DidChangeWatchedFilesParams) -> None:
        plans.reread()

    @server.feature(types.WORKSPACE_DID_CREATE_FILES, _FILES)
    def created(_: types.CreateFilesParams) -> None:
        plans.reread()

    @server.feature(types.WORKSPACE_DID_RENAME_FILES, _FILES)
    def renamed(_: types.RenameFilesParams) -> None:
        plans.reread()

    @server.feature(types.WORKSPACE_DID_DELETE_FILES, _FILES)
    def deleted(_: types.DeleteFilesParams) -> None:
        plans.reread()

    @server.feature(types.INITIALIZED)
    async def initialized(_: types.InitializedParams) -> None:
        workspace = server.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(one) for one in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            method = types.WORKSPACE_DID_CHANGE_WATCHED_FILES
            wanted = types.Registration("okrs-files", method, options)
            await server.client_register_capability_async(types.RegistrationParams([wanted]))


def _answer(server: LanguageServer, plans: Plans) -> None:
    """Answer questions about places."""

    async def asked(document: types.TextDocumentIdentifier, *, fresh: bool) -> Asked | None:
        """None also where the text changed while the look was waited for: places moved."""
        one = plans.at(document.uri)
        shown = one.shown if one else None
        if one is None or shown is None:
            return None
        look = await (one.desk.fresh() if fresh else one.desk.latest())
        if look is None or one.shown != shown:
            return None
        return Asked(look, Page(one.path, Text(shown.text, _units(server))))

    options = types.CompletionOptions(trigger_characters=[" ", "/", "[", ","])

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, options)
    async def completion(params: types.CompletionParams) -> types.CompletionList | None:
        about = await asked(params.text_document, fresh=False)
        found = complete(*about, words.position(params.position)) if about else None
        return words.completions(found) if found else None

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def pointed(params: types.HoverParams) -> types.Hover | None:
        about = await asked(params.text_document, fresh=True)
        found = hover(*about, words.position(params.position)) if about else None
        return words.hover(found) if found else None

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def followed(params: types.DefinitionParams) -> types.Location | None:
        about = await asked(params.text_document, fresh=True)
        one = plans.at(params.text_document.uri)
        found = definition(*about, words.position(params.position)) if about else None
        if found is None or one is None:
            return None
        return types.Location(address(one.desk, found.path), words.range_of(found.area))


def _offer_fixes(server: LanguageServer, plans: Plans) -> None:
    """Offer to put right what was found."""
    options = types.CodeActionOptions(code_action_kinds=_FIXES)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)
    async def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        one = plans.at(params.text_document.uri)
        look = await one.desk.fresh() if one else None
        if one is None or look is None:
            return []
        units, wanted = _units(server), params.context.only
        found: list[types.CodeAction] = []
        if _asks_for(wanted, types.CodeActionKind.QuickFix):
            each = repairs(look, one.path, words.area(params.range), units)
            found += [_action(server, one, look, fix, _FIXES[0]) for fix in each]
        every = repair_all(look, one.path, units)
        if every and _asks_for(wanted, types.CodeActionKind.SourceFixAll):
            found.append(_action(server, one, look, every, _FIXES[1]))
        return found


def _asks_for(wanted: Sequence[types.CodeActionKind | str] | None, kind: str) -> bool:
    """Whether actions of a kind are wanted: its name begins with one that is, as with `source`."""
    return wanted is None or any(one in {"", kind} or kind.startswith(one + ".") for one in wanted)


def _action(
    server: LanguageServer, one: Spread, look: Look, fix: Repair, kind: types.CodeActionKind
) -> types.CodeAction:
    units = _units(server)

    def text_of(found: Finding) -> Text:
        return look.text(found.place.file.removeprefix(f"{ROOT}/"), units)

    opened, uri = one.desk.open.get(fix.path), address(one.desk, fix.path)
    document = types.OptionalVersionedTextDocumentIdentifier(uri, opened and opened.version)
    edit = words.edit(fix, document, versioned=_minds_versions(server))
    return words.action(fix, edit, text_of, kind)


def _minds_versions(server: LanguageServer) -> bool:
    """Whether the editor refuses a change that was made for an older text."""
    workspace = server.client_capabilities.workspace
    edits = workspace.workspace_edit if workspace else None
    return bool(edits and edits.document_changes)
