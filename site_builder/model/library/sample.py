"""A good objective to learn from, in the words of a person."""

from msgspec import Struct

from site_builder.model.sentence import Sentence, apart


class Sample(Struct, frozen=True):
    """An objective of a made-up company. Its figures are plausible, and nobody's."""

    id: str
    """Unlike all others of the library; it makes a good file name, too."""
    objective: str
    why: str
    """Why it matters now: the prose below the front matter."""
    key_results: tuple[str, ...]
    """Two to four, each a sentence that can be taken apart."""

    @property
    def parts(self) -> tuple[Sentence, ...]:
        """The key results taken apart."""
        return tuple(apart(one) for one in self.key_results)


class Department(Struct, frozen=True):
    """A department and its samples."""

    id: str
    name: str
    samples: tuple[Sample, ...]
