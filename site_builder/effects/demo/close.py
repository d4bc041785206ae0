"""The close of the third quarter."""

from collections.abc import Iterator

from site_builder.effects.demo.earlier import adds, sets
from site_builder.effects.demo.event import Q3, Event, merge, squash


def close() -> Iterator[Event]:
    """The grades and retrospectives of the third quarter."""
    graded = [
        (43, "2026-10-01 15:02", "maria", "Growth", "growth", "first-session"),
        (44, "2026-10-01 16:27", "kenji", "Platform", "platform", "reports-without-waiting"),
        (45, "2026-10-02 09:39", "leila", "Customer Success", "success", "answers-in-time"),
        (46, "2026-10-02 11:11", "jonas", "Product", "product", "dashboards-that-travel"),
        (47, "2026-10-02 14:53", "freya", "Marketing", "marketing", "a-voice-they-know"),
        (48, "2026-10-05 09:17", "nadia", "Sales", "sales", "larger-first-contracts"),
    ]
    for number, at, by, name, team, slug in graded:
        retrospective = adds(f"{Q3}/{team}/retrospective.md")
        grade = sets(f"{Q3}/{team}/{slug}.md", "score", "note")
        yield squash(number, at, by, f"Grade Q3: {name}", grade, retrospective)
    three = "a-product-that-sells nobody-leaves-unheard ready-for-larger-accounts".split()
    grades = [sets(f"{Q3}/company/{one}.md", "score", "note") for one in three]
    learnt = adds(f"{Q3}/company/retrospective.md")
    yield merge(
        49,
        "2026-10-05 11:20",
        "ana",
        "Grade Q3: the company",
        *grades,
        learnt,
        merged_by="tomas",
        with_="tomas",
    )
    closed = sets(f"{Q3}/cycle.md", "closed")
    yield squash(50, "2026-10-05 16:30", "ana", "Close the third quarter", closed)
