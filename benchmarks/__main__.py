"""Run all benchmarks: `make bench`.

The labelled key results, which are not part of the repository, are named by OKRS_LABELLED or by
the first argument.
"""

import os
import subprocess
import sys

from benchmarks import check, history, review, site

FILES_AND_COMMITS = (600, 4_000)
"""A history that takes less than a minute; `python -m benchmarks.history` reads a large one."""


def main() -> int:
    """Measure the speed, then how well the wording rules judge, given something to judge."""
    check.main()
    site.main()
    history.main(*FILES_AND_COMMITS)
    review.main()
    labelled = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("OKRS_LABELLED")
    if not labelled:
        print(
            "The wording rules were not measured: name a file of labelled key results with "
            "OKRS_LABELLED or as an argument."
        )
        return 0
    return subprocess.run(
        [sys.executable, "-m", "benchmarks.wording", labelled], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
