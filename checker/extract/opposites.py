"""Words that deny each other: what each stands for, and whether it affirms or denies that."""

import tomllib
from functools import cache
from importlib.resources import files

from pydantic import ValidationError

from checker.errors import TableError
from checker.model import Frozen

TABLE = "opposites.toml"
# A prefix denies only what is a word by itself: "uninsured", but not "unit".
_SHORTEST = 4


class Opposites(Frozen):
    """The table of opposites."""

    verbs: tuple[tuple[str, str], ...]
    predicates: tuple[tuple[str, str], ...]
    prefixes: tuple[str, ...]

    def readings(self, lemma: str, *, verb: bool) -> tuple[tuple[str, bool], ...]:
        """Give what the word may stand for: (word, True) for what it affirms, (word, False) for what it denies.

        The word itself comes first. "Deny" affirms denying, and denies granting, admitting and confirming.
        """
        pairs = self.verbs if verb else self.predicates
        found = [(lemma, True), *((a, False) for a, b in pairs if b == lemma)]
        bare = next((lemma.removeprefix(p) for p in self.prefixes if lemma.startswith(p)), "")
        if not verb and len(bare.strip("-")) >= _SHORTEST:
            found.append((bare.strip("-"), False))
        return tuple(found)


@cache
def load_opposites() -> Opposites:
    """Read the table beside this file. Raises TableError where it is malformed."""
    return opposites_from(files("checker.extract").joinpath(TABLE).read_text("utf-8"))


def opposites_from(text: str) -> Opposites:
    """Build the table from its text. Raises TableError where it is malformed."""
    try:
        return Opposites.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise TableError(f"malformed: {error}", TABLE) from error
