"""Where the stages run: in this process, or in several of this machine."""

from checker.engines.local import InProcess
from checker.engines.pool import Pool
from checker.engines.work import Engine, Work

__all__ = ["Engine", "Work", "open_engine"]


def open_engine(jobs: int) -> Engine:
    """Give this process, or from two `jobs` on as many processes."""
    return InProcess() if jobs == 1 else Pool(jobs)
