"""What may come in with data or a dependency: no module of ours reads a format that can run code."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = [path for folder in ("checker", "rules", "tools") for path in sorted((ROOT / folder).rglob("*.py"))]
# Reading these runs what is in them.
MODULES = {"pickle", "_pickle", "cPickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "jsonpickle", "dbm"}
CALLS = {"torch.load", "yaml.load", "numpy.load", "np.load", "os.system", "os.popen"}
WORDS = {"allow_pickle": {False}, "trust_remote_code": {False}, "weights_only": {True}, "shell": {False}}


def faults(source: str) -> list[str]:
    """Give what a source imports, calls or asks for that can run code of the data it reads."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.split(".")[0] in MODULES]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
            found.append(str(node.module))
        elif isinstance(node, ast.Call):
            if ast.unparse(node.func) in CALLS:
                found.append(ast.unparse(node.func))
            for word in node.keywords:
                if word.arg in WORDS and not (
                    isinstance(word.value, ast.Constant) and word.value.value in WORDS[word.arg]
                ):
                    found.append(ast.unparse(word))
    return found


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_is_read_that_can_run(path: Path) -> None:
    """No module imports a reader of pickles, or asks a library to run what comes with a model."""
    assert faults(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        "import pickle",
        "from marshal import loads",
        "import joblib.memory",
        "torch.load(path)",
        "AutoModel.from_pretrained(name, trust_remote_code=told)",
        "np.load(path)",
        "subprocess.run(words, shell=True)",
    ],
)
def test_such_a_module_would_be_noticed(source: str) -> None:
    """The test above can fail."""
    assert len(faults(source)) == 1


def test_there_is_something_to_look_at() -> None:
    """The folders hold modules."""
    assert len(OURS) > 200
