"""An editor that speaks to `okrs lsp` as VS Code and others do, over a pipe."""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from tests.commands.company import DAY

PATIENCE = 60
"""How many seconds to wait for what has to come, on a machine that does much else."""


class Editor:
    """An editor with files open; `units` are what it counts columns in."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.versions: dict[str, int | None] = {}
        self.said: list[str] = []
        self._news = asyncio.Condition()
        self._texts: dict[str, tuple[int, str]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.registered: list[str] = []
        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._told))
        client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._warned))
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(partial(self._asked_to_watch))

    def _told(self, params: types.PublishDiagnosticsParams) -> None:
        self.found[params.uri] = list(params.diagnostics)
        self.versions[params.uri] = params.version
        self._wake()

    def _warned(self, params: types.ShowMessageParams) -> None:
        self.said.append(params.message)

    def _asked_to_watch(self, params: types.RegistrationParams) -> None:
        self.registered += [one.method for one in params.registrations]
        self._wake()

    def _wake(self) -> None:
        task = asyncio.ensure_future(self._notify())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _notify(self) -> None:
        async with self._news:
            self._news.notify_all()

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait for news until something is so."""
        async with asyncio.timeout(PATIENCE), self._news:
            await self._news.wait_for(done)

    async def findings(self, file: Path) -> list[types.Diagnostic]:
        """What is found in an open file, as it is now."""
        uri = file.as_uri()
        version = self._texts[uri][0]
        await self.until(lambda: self.versions.get(uri) == version)
        return self.found[uri]

    def open(self, file: Path, text: str | None = None) -> None:
        """Open a file, which may hold another text than on disk."""
        shown = file.read_bytes().decode() if text is None else text
        self._texts[file.as_uri()] = (1, shown)
        item = types.TextDocumentItem(file.as_uri(), "markdown", 1, shown)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def type(self, file: Path, text: str) -> None:
        """Type until the file holds this text."""
        version = self._texts[file.as_uri()][0] + 1
        self._texts[file.as_uri()] = (version, text)
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, file.as_uri()),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def close(self, file: Path) -> None:
        """Close a file without saving."""
        one = types.TextDocumentIdentifier(file.as_uri())
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(one))

    def changed_on_disk(self, *files: Path) -> None:
        """Say that files changed on disk."""
        events = [types.FileEvent(one.as_uri(), types.FileChangeType.Changed) for one in files]
        params = types.DidChangeWatchedFilesParams(events)
        self.client.workspace_did_change_watched_files(params)

    async def completions(self, file: Path, line: int, character: int) -> list[str]:
        """What could be written at a place."""
        params = types.CompletionParams(_document(file), types.Position(line, character))
        found = await self.client.text_document_completion_async(params)
        return [one.label for one in found.items] if isinstance(found, types.CompletionList) else []

    async def hover(self, file: Path, line: int, character: int) -> str:
        """What stands under the pointer."""
        params = types.HoverParams(_document(file), types.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        if found is None:
            return ""
        assert isinstance(found.contents, types.MarkupContent)
        assert found.contents.kind is types.MarkupKind.PlainText
        return found.contents.value

    async def definition(self, file: Path, line: int, character: int) -> tuple[str, int] | None:
        """The address and the line that a word leads to."""
        params = types.DefinitionParams(_document(file), types.Position(line, character))
        found = await self.client.text_document_definition_async(params)
        return (found.uri, found.range.start.line) if isinstance(found, types.Location) else None

    async def actions(
        self, file: Path, line: int, only: Sequence[types.CodeActionKind] | None = None
    ) -> list[types.CodeAction]:
        """What could be put right in a line."""
        place = types.Range(types.Position(line, 0), types.Position(line, 0))
        context = types.CodeActionContext([], only)
        params = types.CodeActionParams(_document(file), place, context)
        found = await self.client.text_document_code_action_async(params)
        return [one for one in found or [] if isinstance(one, types.CodeAction)]


def codes(found: list[types.Diagnostic]) -> list[str]:
    """The rules that found something."""
    return [str(one.code) for one in found]


def _document(file: Path) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(file.as_uri())


@asynccontextmanager
async def editor(
    folder: Path,
    *arguments: str,
    units: str = "utf-16",
    watches: bool = False,
    versions: bool = False,
) -> AsyncIterator[Editor]:
    """Start an editor, and the server with it."""
    client = LanguageClient("an editor", "1")
    shown = Editor(client)
    command = ("-m", "site_builder.cli", "lsp", "--as-of", DAY, *arguments)
    await client.start_io(sys.executable, *command)
    watching = types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches)
    await client.initialize_async(
        types.InitializeParams(
            capabilities=types.ClientCapabilities(
                general=types.GeneralClientCapabilities(
                    position_encodings=[types.PositionEncodingKind(units)]
                ),
                workspace=types.WorkspaceClientCapabilities(
                    did_change_watched_files=watching,
                    workspace_edit=types.WorkspaceEditClientCapabilities(document_changes=versions),
                ),
            ),
            workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name)],
        )
    )
    client.initialized(types.InitializedParams())
    try:
        yield shown
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]  # (pygls says nothing of its types)


def in_editor(
    folder: Path,
    act: Callable[[Editor], Awaitable[None]],
    *arguments: str,
    units: str = "utf-16",
    watches: bool = False,
    versions: bool = False,
) -> None:
    """Do something in an editor; it may have nothing to complain about.

    It has a thread of its own, since the browser of other tests runs a loop in this one.
    """

    async def run() -> None:
        async with editor(
            folder, *arguments, units=units, watches=watches, versions=versions
        ) as shown:
            await act(shown)
        assert shown.said == []

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()
