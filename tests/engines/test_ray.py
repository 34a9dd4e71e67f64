"""The engine on Ray: what it tells Ray and what an actor does, tested without it; `make test-ray` runs the rest too."""

import importlib.util
import json
import logging
import os
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from checker.engines import Engine, Work, open_engine, ray_data
from checker.engines.ray_data import Actor, Held, RayData
from checker.errors import EngineError, ModelError, SettingsError
from checker.settings import Settings
from tests.engines.test_engines import TENS, moody, no_result, refusing, times

ROOT = Path(__file__).resolve().parents[2]
WITH_RAY = importlib.util.find_spec("ray") is not None
needs_ray = pytest.mark.skipif(not WITH_RAY, reason="Ray is an extra: make test-ray")

WORK: Work[int, int, int | str] = Work(TENS, times, no_result)


class RayError(Exception):
    """What Ray raises."""


class Ray:
    """Stands for Ray: runs a stage in one actor in this process, and keeps what it was told."""

    def __init__(self, **about: Any) -> None:
        self.about = about
        self.told: list[dict[str, Any]] = []
        self.connected: dict[str, Any] | None = None
        self.starts = 0
        self.context = SimpleNamespace(execution_options=SimpleNamespace())
        self.exceptions = SimpleNamespace(RayError=RayError)
        self.data = SimpleNamespace(
            from_items=self._from_items,
            ActorPoolStrategy=dict,
            DataContext=SimpleNamespace(get_current=lambda: self.context),
        )

    def init(self, **how: Any) -> None:
        """Start."""
        self.starts += 1
        if "absent" in self.about and self.starts < self.about.get("until", 9):
            raise ConnectionError(self.about["absent"])
        os.write(2, b"a word of Ray's core\n")
        self.connected = how

    def shutdown(self) -> None:
        """Clear away what was started in vain."""

    def is_initialized(self) -> bool:
        """Say whether it was started."""
        return self.connected is not None

    def cluster_resources(self) -> dict[str, float]:
        """Say what there is."""
        return {"CPU": 2.0, **({"GPU": 1.0} if self.about.get("gpu") else {})}

    def put(self, value: Any) -> tuple[str, Any]:
        """Keep a value for the actors."""
        return "kept", value

    def get(self, kept: tuple[str, Any]) -> Any:
        """Give it back."""
        return kept[1]

    def _from_items(self, rows: list[dict[str, Held]], override_num_blocks: int) -> Any:
        def map_batches(actor: Any, *, fn_constructor_args: tuple[Any, ...], **told: Any) -> Any:
            warnings.warn("is to be called otherwise", DeprecationWarning, stacklevel=2)
            self.told.append({"rows": len(rows), "blocks": override_num_blocks, **told})

            def iter_rows() -> Iterator[dict[str, Held]]:
                if "dies" in self.about:
                    raise RayError(self.about["dies"])
                works = actor(*fn_constructor_args)
                with closing(works._results):
                    for row in rows:
                        (result,) = works({"item": [row["item"]]})["result"]
                        yield {"result": result}

            return SimpleNamespace(iter_rows=iter_rows)

        return SimpleNamespace(map_batches=map_batches)


def stand_in(patch: pytest.MonkeyPatch, **about: Any) -> Ray:
    """Put a stand-in where the engine imports Ray, and a main module that may be changed."""
    ray = Ray(**about)
    for name, module in (("ray", ray), ("ray.data", ray.data), ("__main__", ModuleType("__main__"))):
        patch.setitem(sys.modules, name, module)
    for name in (*ray_data._DEFAULTS, "RAY_ADDRESS", "RAY_AUTH_MODE", "RAY_AUTH_TOKEN"):
        patch.setenv(name, "")
        patch.delenv(name)
    patch.setattr(ray_data, "find_spec", lambda _: True)
    return ray


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> Ray:
    """Give the stand-in."""
    return stand_in(monkeypatch)


def test_results_come_in_order(ray: Ray, capfd: pytest.CaptureFixture[str]) -> None:
    """Ray is told to keep it, and nothing is printed; what is asked next uses the same cluster."""
    engine: Engine = open_engine(3, "ray")
    assert list(engine.map(WORK, range(5))) == [0, 10, 20, 30, 40]
    assert list(engine.map(WORK, [7])) == [70]
    assert [told["compute"] for told in ray.told] == [{"size": 3}, {"size": 1}]
    assert ray.context.execution_options.preserve_order is True
    assert ray.connected == {
        "address": "local",
        "num_cpus": 3,
        "include_dashboard": False,
        "object_store_memory": 200_000_000,
        "logging_level": logging.CRITICAL,
        "log_to_driver": False,
    }
    assert capfd.readouterr() == ("", "")


@pytest.mark.usefixtures("ray")
def test_a_cluster_of_ones_own_tells_nobody_and_obeys_nobody_else() -> None:
    """Ray's reports of use are off, and whoever reaches its ports needs a token that this run made up."""
    next(RayData(1).map(WORK, [1]))
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
    assert (os.environ["RAY_AUTH_MODE"], len(os.environ["RAY_AUTH_TOKEN"])) == ("token", 64)


def test_a_cluster_has_its_own_size(ray: Ray, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where RAY_ADDRESS names one, Ray itself reads that; --jobs does not bound the actors, and tokens are its own."""
    monkeypatch.setenv("RAY_ADDRESS", "ray-head:6379")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "1")
    assert list(RayData(3).map(WORK, [1, 2])) == [10, 20]
    assert ray.connected == {"logging_level": logging.CRITICAL, "log_to_driver": False}
    assert ray.told[0]["compute"] == {"min_size": 1, "max_size": 2}
    assert "RAY_AUTH_MODE" not in os.environ
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "1"


def test_much_is_sent_out_in_windows(ray: Ray, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many items there are, only a window of them is in memory."""
    monkeypatch.setattr(ray_data, "_WINDOW", 4)
    taken: list[int] = []
    items = (taken.append(n) or n for n in range(9))  # type: ignore[func-returns-value]
    with closing(RayData(2).map(WORK, items)) as results:
        assert [next(results) for _ in range(4)] == [0, 10, 20, 30]
        assert len(taken) == 4
        assert list(results) == [40, 50, 60, 70, 80]
    assert [told["rows"] for told in ray.told] == [4, 4, 1]


@pytest.mark.parametrize(("gpu", "number"), [(True, 1), (False, None)])
def test_work_that_wants_a_gpu_gets_one(monkeypatch: pytest.MonkeyPatch, gpu: bool, number: int | None) -> None:
    """One an actor."""
    ray = stand_in(monkeypatch, gpu=True)
    assert list(RayData(1).map(Work(TENS, times, no_result, gpu=gpu), [1])) == [10]
    assert ray.told[0]["num_gpus"] == number


@pytest.mark.usefixtures("ray")
def test_without_a_gpu_nobody_waits_for_one() -> None:
    """Ray would, for ever."""
    with pytest.raises(EngineError, match="Ray has no GPU; use --device cpu"):
        list(RayData(1).map(Work(TENS, times, no_result, gpu=True), [1]))


def test_without_items_ray_is_not_started(ray: Ray) -> None:
    """It takes seconds."""
    assert list(RayData(1).map(WORK, [])) == []
    assert ray.connected is None


@pytest.mark.usefixtures("ray")
def test_what_an_actor_raises_is_raised_here() -> None:
    """With its kind, after the results before it."""
    results = RayData(1).map(Work(TENS, moody, no_result), [1, 6, 2])
    assert next(results).isdigit()
    with pytest.raises(ModelError, match="model:6: no sixes"):
        next(results)


@pytest.mark.usefixtures("ray")
def test_a_model_that_does_not_load_is_said_as_without_ray() -> None:
    """The error of an actor's process is the error of the run."""
    with pytest.raises(ModelError, match="some_model: not installed"):
        list(RayData(1).map(Work(refusing, times, no_result), [1]))


@pytest.mark.usefixtures("ray")
def test_what_an_actor_dies_of_is_lost_and_the_rest_is_done() -> None:
    """It is its process that dies, so the answer is that of --jobs, to the letter."""
    found = list(RayData(1).map(Work(TENS, moody, no_result), [1, 9, 2]))
    assert found[1] == "9 lost: killed by SIGKILL, as when memory runs out"
    assert (found[0].isdigit(), found[2].isdigit()) == (True, True)


def test_an_actor_does_blocks(ray: Ray) -> None:
    """Item by item, in one process that stays."""
    actor = Actor(ray.put(Work(TENS, moody, no_result)))
    with closing(actor._results):
        pids = [result.value for n in (2, 1) for result in actor({"item": [Held(1)] * n})["result"]]
    assert len(pids) == 3
    assert len({*pids, str(os.getpid())}) == 2


def test_when_ray_gives_up_it_is_said_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without colours and tracebacks."""
    stand_in(monkeypatch, dies="\x1b[36mThe node died\x1b[0m unexpectedly\nat length")
    with pytest.raises(EngineError) as caught:
        list(RayData(1).map(WORK, [1]))
    assert str(caught.value) == "Ray gave up: The node died unexpectedly"


@pytest.mark.parametrize(("address", "starts"), [("", 3), ("ray-head:6379", 1)])
def test_a_cluster_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch, address: str, starts: int) -> None:
    """With what Ray says of it; one of this machine is started again, since it may have had too much else to do."""
    ray = stand_in(monkeypatch, absent="no server at ray-head:6379")
    monkeypatch.setenv("RAY_ADDRESS", address)
    with pytest.raises(EngineError, match="no Ray cluster: no server at ray-head:6379"):
        list(RayData(1).map(WORK, [1]))
    assert ray.starts == starts


def test_a_second_start_may_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said of the first."""
    stand_in(monkeypatch, absent="timed out", until=2)
    assert list(RayData(1).map(WORK, [1])) == [10]


@pytest.mark.parametrize("missing", ["ray", "pyarrow"])
def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """Before any work is done."""
    monkeypatch.setattr(ray_data, "find_spec", lambda name: None if name == missing else True)
    with pytest.raises(SettingsError, match=rf"needs {missing}; pip install 'check-claims\[ray\]' brings it"):
        open_engine(1, "ray")


# ── With Ray ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def here() -> dict[str, str]:
    """Give the environment, with modules where this process finds them."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}


def run(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    """Run `check` in a folder."""
    command = [sys.executable, "-m", "checker", *words]
    return subprocess.run(command, cwd=folder, env=here(), capture_output=True, text=True, check=False)  # noqa: S603


@pytest.mark.skipif(WITH_RAY, reason="Ray is there")
@pytest.mark.parametrize("words", [["seeds"], ["index", "new.db", "seeds"]])
def test_the_command_line_without_ray(tmp_path: Path, words: list[str]) -> None:
    """Status 2, what to install, and no traceback; nor an archive."""
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    done = run(tmp_path, *words, "--engine", "ray")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "check: --engine ray needs ray; pip install 'check-claims[ray]' brings it\n"
    assert not (tmp_path / "new.db").exists()


@needs_ray
def test_the_report_of_the_seeds_is_that_of_the_local_engine(tmp_path: Path) -> None:
    """On a cluster of two processes, with the parser and the language model in them, to the byte, and silent."""
    words = (str(ROOT / "seeds"), "--no-cache", "--format", "json", "--fail-on", "never")
    local, ray = run(tmp_path, *words), run(tmp_path, *words, "--engine", "ray", "--jobs", "2")
    assert json.loads(local.stdout)["findings"]
    assert (ray.returncode, ray.stdout, ray.stderr) == (local.returncode, local.stdout, local.stderr)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Give a folder to work in, with a corpus of eight files."""
    text = (
        "Anna Berg and Peter Holm signed the treaty about the dam in Vienna on {} May 2025.\n\nThe talks took {} hours."
    )
    (tmp_path / "corpus").mkdir()
    for n in range(8):
        rows = [{"text": text.format(1 + (n * 3 + k) % 9, 13 + n), "date": "2025-05-12"} for k in range(3)]
        (tmp_path / f"corpus/{n}.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    done = run(tmp_path, "index", "local.db", "corpus")
    assert done.stdout == "local.db: 8 added, 0 changed, 0 unchanged, 0 gone\n"
    return tmp_path


def content(folder: Path, archive: str) -> str:
    """Give what `check doctor` says of an archive but its name."""
    said = run(folder, "doctor", archive).stdout.removeprefix(archive)
    assert "content " in said
    return said


@needs_ray
def test_the_archive_is_that_of_the_local_engine(corpus: Path) -> None:
    """Its content has one digest, and Ray prints nothing."""
    done = run(corpus, "index", "ray.db", "corpus", "--engine", "ray", "--jobs", "2")
    assert (done.stdout, done.stderr) == ("ray.db: 8 added, 0 changed, 0 unchanged, 0 gone\n", "")
    assert content(corpus, "ray.db") == content(corpus, "local.db")


@needs_ray
def test_a_killed_run_goes_on(corpus: Path) -> None:
    """What has a shard is not made again, Ray ends with its driver, and the archive is that of the local engine."""
    words = ("index", "ray.db", "corpus", "--engine", "ray", "--jobs", "2", "--shards", "shards")
    first = subprocess.Popen([sys.executable, "-m", "checker", *words], cwd=corpus, env=here())  # noqa: S603 - ours
    shards = corpus / "shards"
    while not (made := sorted(shards.glob("*.gz")) if shards.exists() else []) and first.poll() is None:
        time.sleep(0.05)
    first.kill()
    first.wait()
    before = {shard: shard.stat().st_mtime_ns for shard in made}
    assert before
    done = run(corpus, *words)
    assert done.stderr == ""
    assert {shard: shard.stat().st_mtime_ns for shard in made} == before
    assert len(list(shards.glob("*.gz"))) == 8
    assert content(corpus, "ray.db") == content(corpus, "local.db")


@needs_ray
def test_a_dead_process_loses_its_item_alone() -> None:
    """Where the actors are Ray's; each item of the others is done."""
    script = (
        "from tests.engines.test_ray import *;found = list("
        "RayData(2).map(Work(TENS, moody, no_result), [1, 9, *[2] * 6]));"
        "print(found[1]); print(all(pid.isdigit() for pid in found[:1] + found[2:]))"
    )
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, env=here(), capture_output=True, text=True, check=False)  # noqa: S603 - ours
    assert done.stdout == "9 lost: killed by SIGKILL, as when memory runs out\nTrue\n", done.stderr


def test_the_language_model_is_spread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its scores come from the engine; a model on a GPU asks for one there, and is not cached."""
    from checker import pipeline  # noqa: PLC0415 - brings the models
    from checker.engines import SpreadNli  # noqa: PLC0415
    from checker.nli.cache import RememberingNli  # noqa: PLC0415

    stand_in(monkeypatch)
    loaded = pipeline.load_judges(Settings(engine="ray"))
    nli = loaded.nli
    assert isinstance(nli, RememberingNli)
    assert isinstance(nli.model, SpreadNli)
    assert (nli.model.engine, nli.model.gpu) == (loaded.engine, False)
    asked = []
    monkeypatch.setattr(pipeline, "load_nli", lambda *how, **more: asked.append((how, more)))
    assert pipeline.load_judges(Settings(engine="ray", device="cuda", nli="some/model")).nli is None
    assert asked == [(("some/model",), {"cache": False})]
