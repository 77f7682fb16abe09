"""What the bundle starts: the program, or one of its modules as a process of its own."""

from __future__ import annotations

import runpy
import sys

# In a bundle `sys.executable` is the program and no Python: `-P -m MODULE` is answered here.
_MODULE = ["-P", "-m"]


def main() -> int:
    """Returns the exit code of the program; a module ends by itself."""
    if sys.argv[1:3] == _MODULE:
        name = sys.argv[3]
        sys.argv[:] = sys.argv[3:]
        runpy.run_module(name, run_name="__main__")
        return 0
    from reader.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
