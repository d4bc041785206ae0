"""Good objectives by department: to read, to copy, to begin from.

Each passes all rules as it stands (a test runs `check` on every one), so a page can show them as
they are. The modules are data; nothing is read from disk, and nothing is loaded before it is asked
for.
"""

from collections.abc import Iterator
from functools import cache

from site_builder.model.library.sample import Department, Sample


@cache
def departments() -> tuple[Department, ...]:
    """All departments, the company's own objectives first."""
    from site_builder.model.library import building, company, running, serving, winning

    return (
        company.COMPANY,
        building.PRODUCT,
        building.ENGINEERING,
        building.DATA,
        winning.GROWTH,
        winning.SALES,
        serving.CUSTOMER_SUCCESS,
        serving.SUPPORT,
        running.PEOPLE,
        running.FINANCE,
        running.SECURITY,
        running.OPERATIONS,
    )


def samples() -> Iterator[Sample]:
    """All samples, by department."""
    for one in departments():
        yield from one.samples
