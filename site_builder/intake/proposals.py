"""An objective or a key result from a form."""

from functools import partial

from site_builder.files.draft import KeyResultDraft, ObjectiveDraft, objective_text, short_name
from site_builder.files.draft_insert import insert_key_result
from site_builder.files.edit import NotEditableError
from site_builder.files.layout import ROOT
from site_builder.intake.answers import Answers
from site_builder.intake.around import Around, known
from site_builder.intake.taken import Gathered, NotTakenError, Taken
from site_builder.model.objective import Objective
from site_builder.model.sentence import UnclearError, apart, owned
from site_builder.model.terms import COMPANY, Ambition
from site_builder.review.verdict import person_of

_RESERVED = "retrospective"
"""A name that no objective's file may have."""


def objective(answers: Answers, around: Around) -> Taken:
    """The objective that a form proposes. Raises `NotTakenError`."""
    return around.checked(*_objective(answers, around))


def _objective(answers: Answers, around: Around) -> tuple[str, dict[str, str]]:
    frame, found = around.frame, Gathered()
    _complete(answers)
    teams = [COMPANY, *frame.teams]
    team = found.of(lambda: known(answers.chosen("team"), teams, "team"), COMPANY)
    open_cycles = [name for name, one in frame.cycles.items() if not one.over(around.on)]
    called = "cycle that isn't over"
    cycle = found.of(lambda: known(answers.chosen("cycle"), open_cycles, called), "")
    sentence = answers.line("objective")
    owner = found.of(lambda: _person(answers.line("owner"), around), "")
    lead = frame.teams[team].lead if team in frame.teams else None
    default = owner or lead or around.by
    draft = ObjectiveDraft(
        sentence,
        key_results=_key_results(answers.lines("key-results"), default, around, found),
        supports=found.of(lambda: _supports(answers, cycle), ()),
        owner=owner or ("" if lead else around.by),
        ambition=found.of(lambda: _ambition(answers.line("ambition")), ""),
        why=answers["why"],
    )
    found.end()
    folder = f"{cycle}/{team}/"
    names = {one.removeprefix(folder)[:-3] for one in around.taken if one.startswith(folder)}
    path = f"{folder}{short_name(sentence, {*names, _RESERVED})}.md"
    return f"Objective of {team}: {sentence}", {path: objective_text(draft)}


def _complete(answers: Answers) -> None:
    """Make sure that everything that a form needs is there. Raises `NotTakenError`."""
    missing = [one for one in answers.form.fields if one.required and not answers[one.id]]
    if missing:
        raise NotTakenError([f"“{one.label}” is empty. {one.help}".rstrip() for one in missing])


def _key_results(
    lines: list[str], default: str, around: Around, found: Gathered
) -> tuple[KeyResultDraft, ...]:
    made: list[KeyResultDraft] = []
    for line in lines:
        names = {one.id for one in made}
        one = found.of(partial(_key_result, line, default, names, around), None)
        made += [one] if one else []
    return tuple(made)


def _key_result(text: str, default: str, taken: set[str], around: Around) -> KeyResultDraft:
    """A key result as somebody says it; `@sam` at its end names the owner."""
    sentence, named = owned(text)
    try:
        said = apart(sentence)
    except UnclearError as error:
        problem = f"{error.problem[:1].upper()}{error.problem[1:]}"
        raise NotTakenError([f"{problem}. {error.remedy}"]) from None
    owner = _person(named, around) or default
    return KeyResultDraft(short_name(said.title, taken, 3), owner, said)


def _person(name: str, around: Around) -> str:
    """A person of the plan, by their name there or their login; empty where none is named.

    Raises `NotTakenError`.
    """
    plain, people = name.strip().removeprefix("@"), around.frame.people
    if not plain:
        return ""
    by_login = person_of(plain, around.frame)
    is_login = plain not in people and by_login in people
    return by_login if is_login else known(plain, people, "person")


def _ambition(written: str) -> str:
    return known(written, [one.value for one in Ambition], "ambition") if written else ""


def _supports(answers: Answers, cycle: str) -> tuple[tuple[str, str], ...]:
    """What it supports; within its own cycle a reference goes without the cycle."""
    supported, how = answers.chosen("supports"), answers.line("how")
    if not supported:
        return ()
    if not how:
        raise NotTakenError([f"How does it contribute to {supported}? Say it in a sentence."])
    return ((supported.removeprefix(f"{cycle}/"), how),)


def key_result(answers: Answers, around: Around) -> Taken:
    """The key result that a form proposes. Raises `NotTakenError`."""
    _complete(answers)
    there = _supported(answers.chosen("objective"), around)
    path = there.place.file.removeprefix(f"{ROOT}/")
    default = _person(answers.line("owner"), around) or around.by
    taken = {one.id for one in there.key_results}
    draft = _key_result(answers.line("sentence"), default, taken, around)
    draft = draft._replace(source=answers.line("source"))
    try:
        content = insert_key_result(around.tree.files[path], draft)
    except NotEditableError as error:
        raise NotTakenError([f"Nothing can be put into {path}: {error}."]) from None
    title = f"Key result of {there.ref.team}/{there.id}: {draft.said.title}"
    return around.checked(title, {path: content.decode()})


def _supported(name: str, around: Around) -> Objective:
    """The objective of a name such as `2026-Q4/growth/trial-to-paid`."""
    cycles = {name for name, one in around.frame.cycles.items() if not one.over(around.on)}
    found = {
        f"{one.ref.cycle}/{one.ref.team}/{one.id}": one
        for one in around.plan.objectives.values()
        if one.dropped is None and one.ref.cycle in cycles
    }
    return found[known(name, found, "objective that still runs")]
