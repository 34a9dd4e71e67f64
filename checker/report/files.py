"""Where a report is written, so that it never destroys or becomes an article, and is never half there."""

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from checker.errors import SettingsError

# What `check` reads from a folder, so that a report that ends so would be read with the articles next time; its own
# JSON it knows, and passes over.
_READ = ("html", "md", "txt")


def target(output: str, extension: str, paths: Sequence[Path]) -> Path:
    """Give the file that `output` means: itself, or in the folder that it names, a file named for the first path.

    A folder is one that exists, or that is written with a slash at the end, and then it is made. Raises SettingsError
    where nothing could be written, or the report would overwrite one of the `paths` or be read as an article of one.
    """
    file = Path(output)
    if output.endswith(("/", os.sep)) or file.is_dir():
        first = (paths[0] if paths else Path("report")).resolve()
        try:
            file.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise SettingsError(f"this folder cannot be made: {e.strerror}", str(file)) from e
        file /= f"{(first.name if first.is_dir() else first.stem) or 'report'}.{extension}"
    elif not file.parent.is_dir():
        raise SettingsError("no such folder to write into", str(file.parent))
    place = file.resolve()
    for path in paths:
        read = path.resolve()
        if place == read:
            raise SettingsError("this is an article to be checked, and -o would overwrite it", str(file))
        if place.suffix[1:] in _READ and read.is_dir() and place.is_relative_to(read):
            raise SettingsError(
                f"the next run would read this as an article of {path}; choose another place", str(file)
            )
    return file


def write(file: Path, text: str) -> None:
    """Write the file whole or not at all; a pipe or a device is written as it is. Raises SettingsError."""
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(encoded(text))
            return
        place = file.resolve()  # through a link, to the file itself
        fresh = place.with_name(f".{place.name}.{os.getpid()}")
        try:
            fresh.write_bytes(encoded(text))
            if place.exists():
                shutil.copymode(place, fresh)
            fresh.replace(place)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as e:
        raise SettingsError(f"cannot be written: {e.strerror}", str(file)) from e


def encoded(text: str) -> bytes:
    """Give the text as UTF-8. A path that is not UTF-8 holds lone surrogates: they are spelled, as JSON spells them."""
    return text.encode("utf-8", "backslashreplace")
