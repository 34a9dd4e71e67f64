"""Where the stages run: in this process, in several of this machine, or on a Ray cluster."""

from checker.engines.local import InProcess
from checker.engines.pool import Pool
from checker.engines.ray_data import RayData
from checker.engines.scoring import SpreadNli
from checker.engines.work import Engine, Work

__all__ = ["Engine", "SpreadNli", "Work", "open_engine"]


def open_engine(jobs: int, name: str = "local") -> Engine:
    """Give the engine of `--jobs` and `--engine`: "local", which from two `jobs` on is as many processes, or "ray".

    Raises SettingsError where Ray is not installed.
    """
    if name == "ray":
        return RayData(jobs)
    return InProcess() if jobs == 1 else Pool(jobs)
