"""Run all benchmarks: `make bench`.

The labelled key results, which are not part of the repository, are named by OKRS_LABELLED or by
the first argument.
"""

import os
import subprocess
import sys

from benchmarks import check, site


def main() -> int:
    """Measure the speed, then how well the wording rules judge, given something to judge."""
    check.main()
    site.main()
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
