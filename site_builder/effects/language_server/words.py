"""From the words of `language` to those of the protocol."""

from collections.abc import Callable, Mapping

from lsprotocol import types

from site_builder.language.complete import Offers, Sort
from site_builder.language.fixes import Repair
from site_builder.language.hover import Hover
from site_builder.language.lines import Area, Position, Text
from site_builder.model.finding import Finding
from site_builder.model.terms import Severity
from site_builder.review.markdown import plain

SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTICE: types.DiagnosticSeverity.Information,
}
SIGNS: Mapping[Sort, types.CompletionItemKind] = {
    Sort.KEY: types.CompletionItemKind.Property,
    Sort.WORD: types.CompletionItemKind.EnumMember,
    Sort.PERSON: types.CompletionItemKind.Value,
    Sort.TEAM: types.CompletionItemKind.Module,
    Sort.CYCLE: types.CompletionItemKind.Event,
    Sort.OBJECTIVE: types.CompletionItemKind.Reference,
    Sort.KEY_RESULT: types.CompletionItemKind.Reference,
    Sort.RULE: types.CompletionItemKind.Constant,
}
_LONGEST = 1000
"""How many characters of a sentence are told."""


def position(at: types.Position) -> Position:
    """A position that the editor names."""
    return Position(at.line, at.character)


def area(one: types.Range) -> Area:
    """A range that the editor names."""
    return Area(position(one.start), position(one.end))


def range_of(one: Area) -> types.Range:
    """An area, for the editor."""
    return types.Range(types.Position(*one.start), types.Position(*one.end))


def diagnostic(one: Finding, text: Text) -> types.Diagnostic:
    """A finding: what is wrong, and on a line of its own what to write instead."""
    return types.Diagnostic(
        range=range_of(text.area(one.span)),
        message=f"{plain(one.problem, _LONGEST)}\n{plain(one.remedy, _LONGEST)}",
        severity=SEVERITIES[one.severity],
        code=one.code,
        source="okrs",
    )


def hover(one: Hover) -> types.Hover:
    """What stands under the pointer: as plain text, since anybody may have written it."""
    content = types.MarkupContent(types.MarkupKind.PlainText, one.text)
    return types.Hover(content, range_of(one.area))


def completions(found: Offers) -> types.CompletionList:
    """What could be written, in its order."""
    place = range_of(found.area)
    items = [
        types.CompletionItem(
            label=one.label,
            kind=SIGNS[one.sort],
            detail=one.about or None,
            documentation=one.more or None,
            sort_text=f"{number:04}",
            filter_text=f"{one.label} {one.about}".rstrip(),
            text_edit=types.TextEdit(place, one.insert),
        )
        for number, one in enumerate(found.offers)
    ]
    return types.CompletionList(is_incomplete=not found.complete, items=items)


def edit(
    one: Repair, document: types.OptionalVersionedTextDocumentIdentifier, *, versioned: bool
) -> types.WorkspaceEdit:
    """A change of the text that it was made for; with its version, where the editor minds that."""
    change = types.TextEdit(range_of(one.area), one.text)
    if versioned:
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [change])])
    return types.WorkspaceEdit(changes={document.uri: [change]})


def action(
    one: Repair,
    change: types.WorkspaceEdit,
    text_of: Callable[[Finding], Text],
    kind: types.CodeActionKind,
) -> types.CodeAction:
    """A change that the editor may make."""
    return types.CodeAction(
        title=one.title,
        kind=kind,
        diagnostics=[diagnostic(found, text_of(found)) for found in one.findings],
        edit=change,
        is_preferred=(one.safe and kind == types.CodeActionKind.QuickFix) or None,
    )
