"""A sample of the library as the file of an objective, to be copied and gone on with."""

from site_builder.files.draft import KeyResultDraft, ObjectiveDraft, objective_text, short_name
from site_builder.model.library.sample import Sample

_WORDS = 3


def sample_text(sample: Sample) -> str:
    """The whole file, without owners yet; its second line says what to add."""
    made: list[KeyResultDraft] = []
    for said in sample.parts:
        name = short_name(said.title, [one.id for one in made], _WORDS)
        made.append(KeyResultDraft(name, "", said))
    text = objective_text(ObjectiveDraft(sample.objective, tuple(made), why=sample.why))
    hint = f"# {sample.id}.md: add an owner: to each, and supports:"
    return text.replace("---\n", f"---\n{hint}\n", 1)
