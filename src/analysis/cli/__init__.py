"""Command line in, stages called, exit code out: 0 good, 1 the work failed, 2 wrong use."""

import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from analysis.cli.arguments import command_line
from analysis.cli.console import Console, printable
from analysis.errors import AnalysisError, UsageError

FAILED, WRONG_USE, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``hoptac`` with these arguments, those of the process when None; the exit code.

    Every failure becomes one line on the error stream; ``--debug`` adds the traceback. Wrong
    options end the process with code 2, as argparse does.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = command_line().parse_args(arguments)
    try:
        verb = getattr(import_module("analysis.cli.verbs"), options.verb)
        verb(options, Console(quiet=options.quiet))
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output left, as `head` does; what Python still holds goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except (Exception, KeyboardInterrupt) as problem:
        if options.debug:
            traceback.print_exc()
        print(f"hoptac: {printable(_told(problem))}", file=sys.stderr)
        return _exit_code(problem)
    return 0


def _exit_code(problem: BaseException) -> int:
    if isinstance(problem, KeyboardInterrupt):
        return INTERRUPTED
    return WRONG_USE if isinstance(problem, UsageError) else FAILED


def _told(problem: BaseException) -> str:
    """What went wrong and what to do."""
    if isinstance(problem, AnalysisError):
        return str(problem)
    if isinstance(problem, KeyboardInterrupt):
        return "interrupted; what was written before is unchanged"
    if isinstance(problem, OSError) and problem.strerror:
        where = f"{problem.filename}: " if problem.filename else ""
        return f"{where}{problem.strerror}; check the place, its permissions and free space"
    return (
        f"{type(problem).__name__}: {problem}; this is a mistake of the program:"
        " please report it with what --debug shows"
    )
