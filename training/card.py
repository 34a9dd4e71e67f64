"""Write what evaluate.py measured for people: the tables and the plot of MODEL_CARD.md, and the card in short.

The card in short stands in the model's metadata, for `check explain nli`; its words are taken from MODEL_CARD.md, so
that nothing is kept twice.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

START, END = "<!-- figures: written by evaluate.py -->\n", "\n<!-- end of figures -->"
# Okabe and Ito's blue and vermilion, which people with any kind of colour vision tell apart.
BLUE, VERMILION, GREY = "#0072B2", "#D55E00", "#666666"


def table(figures: dict[str, Any], floors: dict[str, float], goals: dict[str, float]) -> str:
    """The figures as Markdown."""
    lines = [
        "| development set | pairs | labels | int8 | floor | goal | fp32 | constant guess | ECE |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for name, row in figures["dev"].items():
        int8, fp32, constant, ece = (f"{row[column]:.3f}" for column in ("int8", "fp32", "constant", "ece"))
        floor, goal = (f"{marks[name]:.2f}" if name in marks else "" for marks in (floors, goals))
        lines.append(f"| {name} | {row['pairs']} | {row['labels']} | {int8} | {floor} | {goal} | {fp32} | {constant} | {ece} |")
    c, u = figures["calibration"], figures["unrelated"]
    error, before = c["ece_after"], c["ece_before"]
    lines += [
        "",
        "Floors are those of `benchmarks/floors.toml`, below which the benchmark fails; goals stand beside them there.",
        "",
        f"Temperature {c['temperature']}, fitted on {c['pairs']['temperature']} held-out pairs.",
        f"On {c['pairs']['thresholds']} others the expected calibration error is {error:.3f}",
        f"({before:.3f} without the temperature), and these thresholds were chosen:",
        "",
        "| label | probability | precision | recall |",
        "| --- | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {name} | {t['probability']:.3f} | {t['precision']:.3f} | {t['recall']:.3f} |"
        for name, t in c["thresholds"].items()
    ]
    if "reliability" in c:
        lines += ["", "![How often the likeliest label is right, by the probability that the model gives it](reliability.png)"]
    lines += [
        "",
        f"Of {u['pairs']} pairs of sentences from different articles, {u['contradiction']:.1%} reach the threshold for",
        f"contradiction and {u['entailment']:.1%} that for entailment;",
        f"for {u['contradiction_likeliest']:.1%} contradiction is the likeliest label.",
        "",
        f"int8 and fp32 give the same likeliest label on {figures['same_label']:.1%} of all development pairs.",
    ]
    return "\n".join(lines)


def update(card: Path, text: str) -> None:
    """Put the tables between the card's markers."""
    whole = card.read_text(encoding="utf-8")
    before, after = whole.index(START) + len(START), whole.index(END)
    card.write_text(whole[:before] + text + whole[after:], encoding="utf-8")


def in_short(card: str, figures: dict[str, Any], floors: dict[str, float], goals: dict[str, float]) -> dict[str, Any]:
    """What the metadata say of the model: words from the card's text, figures as measured.

    Raises SystemExit where the card lacks one of the passages: its first paragraph, the rows "base", "data" and
    "licence" of its first table, or the list under "Limits".
    """

    def passage(name: str, pattern: str) -> str:
        found = re.search(pattern, card, re.MULTILINE | re.DOTALL)
        if found is None:
            message = f"MODEL_CARD.md: no {name}, which the card in short is made from"
            raise SystemExit(message)
        return found[1]

    rows = {name: plain(passage(f'row "{name}"', rf"^\| {name} \| ([^\n]*?) \|$")) for name in ("base", "data", "licence")}
    limits = passage("list under ## Limits", r"^## Limits\n\n(.*?)(?=\n\n|\n## |\Z)")
    return {
        "summary": plain(passage("first paragraph", r"\A# [^\n]*\n\n((?!#).*?)\n\n")),
        **rows,
        "limits": [plain(limit) for limit in re.split(r"^- ", limits, flags=re.MULTILINE) if limit],
        "figures": [
            {
                "set": name,
                "measure": "balanced accuracy" if "not_entailment" in row["labels"] else "accuracy",
                **{key: row[key] for key in ("pairs", "int8", "fp32", "constant", "ece")},
                **{key: marks[name] for key, marks in (("floor", floors), ("goal", goals)) if name in marks},
            }
            for name, row in figures["dev"].items()
        ],
        "calibration_error": figures["calibration"]["ece_after"],
        "calibration_pairs": figures["calibration"]["pairs"]["thresholds"],
        "false_alarms": {key: figures["unrelated"][key] for key in ("pairs", "entailment", "contradiction")},
    }


def plain(text: str) -> str:
    """Markdown as one line of words: no marks for code and stress, no addresses of links."""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"[`*]", "", text)).split())


def plot(bins: list[dict[str, float]], error: float, path: Path) -> None:
    """Draw the reliability diagram; the same numbers and versions give the same file."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, (upper, lower) = pyplot.subplots(
        2, 1, figsize=(5, 5.6), height_ratios=(3, 1), sharex=True, layout="constrained"
    )
    upper.plot((0, 1), (0, 1), color=GREY, linestyle="--", linewidth=1, label="as often right as it says")
    upper.plot(
        [row["confidence"] for row in bins], [row["accuracy"] for row in bins],
        color=BLUE, marker="o", linewidth=1.5, label=f"the model (ECE {error:.3f})",
    )  # fmt: skip
    upper.set(xlim=(1 / 3, 1), ylim=(0, 1), ylabel="share of right labels")
    upper.legend(loc="upper left", frameon=False)
    lower.bar([row["from"] for row in bins], [row["pairs"] for row in bins], width=0.06, align="edge", color=VERMILION)
    lower.set(ylabel="pairs", xlabel="probability of the likeliest label")
    for axes in (upper, lower):
        axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=110, metadata={"Software": None})
    pyplot.close(figure)
