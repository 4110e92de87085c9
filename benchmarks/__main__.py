"""All measurements, one after the other: `python -m benchmarks` (or `make bench`)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run every `bench_*.py` as its own program; the exit code is that of the worst."""
    worst = 0
    for program in sorted(HERE.glob("bench_*.py")):
        print(f"== {program.stem.removeprefix('bench_')}\n", flush=True)
        worst = max(worst, subprocess.run([sys.executable, str(program)], check=False).returncode)
        print(flush=True)
    return worst


if __name__ == "__main__":
    sys.exit(main())
