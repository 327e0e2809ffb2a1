"""What the notebooks share: where a run's results are, and how they are read and shown."""

import csv
import json
import os
import re
import sys
import unicodedata
from pathlib import Path

import matplotlib.dates
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import HTML

ROOT = Path(__file__).resolve().parent.parent

# Paths are meant from where `run` was called; opened in Jupyter, from the repository's root.
CALLED_FROM = Path(os.environ.get("ROGUEDNS_CALLED_FROM", ROOT))

NUMBERS = [
    "RemotePort", "QueryCount", "UniqueServers", "Revision", "InspectedQueries", "WindowMinutes", "DistinctNames",
    "InformationBytes", "MeanNameLength", "UnusualTypeQueries", "DataTypeQueries", "AnswerLength", "Polls",
    "PollIntervalSeconds", "RiskScore", "FindingCount",
]
TIMES = ["Timestamp", "FirstSeen", "LastSeen"]
LISTS = ["FindingIds", "Techniques", "UnauthorizedServers", "SampleNames"]

# CSV has an apostrophe before what a spreadsheet would take for a formula.
FORMULA_GUARD = re.compile(r"^'(?=\s*[=+\-@＝＋－＠\t\r\n])")


class Problem(Exception):
    """A problem that the user of the notebook has to solve."""


def path(variable):
    """The path that an environment variable names, or None."""
    named = os.environ.get(variable)
    return CALLED_FROM / named if named else None


def results_directory():
    """The directory of a run: ROGUEDNS_RESULTS, or else the newest under roguedns-out."""
    named = path("ROGUEDNS_RESULTS")
    if named is not None:
        if not any((named / part).is_dir() for part in ("findings", "alerts")):
            raise Problem(f"ROGUEDNS_RESULTS {safe(named)}: has neither findings/ nor alerts/; set it to the --out directory of a run")
        return named
    runs = _newest(lambda run: not (run / "counts").is_dir())
    if not runs:
        raise Problem(
            f"there is no run under {safe(CALLED_FROM / 'roguedns-out')}; start one, or set its directory in ROGUEDNS_RESULTS:\n"
            "  deploy/local/roguedns detect --input sample-data/fleet-day --allowlist sample-data/fleet-day/allowlist.yaml"
        )
    return runs[-1]


def profile_directory():
    """The directory of a profile: ROGUEDNS_PROFILE, or else the newest under roguedns-out."""
    named = path("ROGUEDNS_PROFILE")
    if named is not None:
        if not (named / "counts").is_dir():
            raise Problem(f"ROGUEDNS_PROFILE {safe(named)}: has no counts/; set it to the --out directory of a profile")
        return named
    profiles = _newest(lambda run: (run / "counts").is_dir())
    if not profiles:
        raise Problem(
            f"there is no profile under {safe(CALLED_FROM / 'roguedns-out')}; start one, or set its directory in ROGUEDNS_PROFILE:\n"
            "  deploy/local/roguedns profile --input sample-data/fleet-day --allowlist sample-data/fleet-day/allowlist.yaml --out-format csv"
        )
    return profiles[-1]


def _newest(kind):
    """The directories under roguedns-out that a run of a kind has written, the newest last."""
    runs = sorted((CALLED_FROM / "roguedns-out").glob("*/summary.json"), key=lambda summary: summary.stat().st_mtime)
    return [summary.parent for summary in runs if kind(summary.parent)]


def _files(directory, part):
    """The files of a part of results, in order."""
    # Names that begin with a dot are of files that a live run hasn't finished.
    files = sorted(file for file in (directory / part).glob("*") if not file.name.startswith("."))
    for file in files:
        if file.suffix == ".parquet":
            raise Problem(
                f"{safe(file)}: Debian's pandas can't read Parquet without pyarrow; "
                "run the job with --out-format jsonl (or csv) for the notebooks"
            )
    return files


def rows(directory, part):
    """Each row of "findings" or "alerts", as an iterator, so that a caller keeps only what it needs."""
    for file in _files(directory, part):
        if file.suffix == ".jsonl":
            with open(file, encoding="utf-8", newline="\n") as lines:
                yield from map(json.loads, lines)
        elif file.suffix == ".csv":
            # A cell may hold 50 command lines, each as long as Windows lets it be.
            csv.field_size_limit(sys.maxsize)
            with open(file, encoding="utf-8", newline="") as lines:
                yield from map(_of_cells, csv.DictReader(lines))


def _of_cells(cells):
    """A row of CSV, with lists and objects as JSON has them."""
    row = {name: FORMULA_GUARD.sub("", cell) if cell else None for name, cell in cells.items()}
    for name in LISTS:
        if row.get(name) is not None:
            row[name] = row[name].split(" ")
    if row.get("Context") is not None:
        row["Context"] = json.loads(row["Context"])
    return row


def counts_of(directory):
    """The counts of a profile; there may be millions, so pandas itself reads CSV, and names are stored once."""
    files = _files(directory, "counts")
    if files and files[0].suffix == ".csv":
        numbers = {name: "int64" for name in ("QueryCount", "ExemptQueries")}
        texts = {name: str for name in ("Bin", "DeviceName", "InitiatingProcessFileName")}
        parts = [
            pd.read_csv(file, usecols=[*texts, *numbers], dtype={**texts, **numbers}, keep_default_na=False, na_filter=False)
            for file in files
        ]
        counts = pd.concat(parts, ignore_index=True)
        for name in texts:
            counts[name] = counts[name].astype("category")
            counts[name] = counts[name].cat.rename_categories(lambda text: FORMULA_GUARD.sub("", text))
    else:
        counts = pd.DataFrame(
            ([row["Bin"], row["DeviceName"], row["InitiatingProcessFileName"], row["QueryCount"], row["ExemptQueries"]]
             for row in rows(directory, "counts")),
            columns=["Bin", "DeviceName", "InitiatingProcessFileName", "QueryCount", "ExemptQueries"])
    return counts.rename(columns={"InitiatingProcessFileName": "Process"})


def frame(rows, columns):
    """Rows as a table that has the columns, whether or not any row has a value there; invalid numbers and times are empty."""
    table = pd.DataFrame(list(rows), dtype=object).reindex(columns=columns)
    for name in columns:
        if name in NUMBERS:
            table[name] = pd.to_numeric(table[name], errors="coerce")
        elif name in TIMES:
            table[name] = pd.to_datetime(table[name], utc=True, errors="coerce")
        else:
            table[name] = table[name].where(table[name].notna(), None)
    return table


def latest(rows, name):
    """The last revision of each id; a live run writes every revision."""
    last = {}
    for row in rows:
        known = last.get(row[name])
        if known is None or int(row.get("Revision") or 0) > int(known.get("Revision") or 0):
            last[row[name]] = row
    return list(last.values())


def safe(text, most=200):
    """Text from rows, with each character that a terminal or a browser might interpret as \\uXXXX, as `explain` prints it."""
    text = str(text)
    shown = "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else c for c in text[:most]
    )
    return shown + "…" if len(text) > most else shown


def moment(time):
    """A time as a person reads it: UTC, to the second."""
    return "" if pd.isna(time) else time.strftime("%Y-%m-%d %H:%M:%S")


def exact(time):
    """A time as files have it, in ticks of 100 ns."""
    if pd.isna(time):
        return None
    return f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond * 10 + time.nanosecond // 100:07d}Z"


def _cell(value):
    if isinstance(value, pd.Timestamp):
        return moment(value)
    if isinstance(value, (list, tuple, set)):
        return ", ".join(safe(item) for item in value)
    if value is None or value != value:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return safe(value) if isinstance(value, str) else f"{value:,}"


def table(frame):
    """A table for display; values are escaped, and not rendered as mathematics."""
    cells = pd.DataFrame({name: [_cell(value) for value in frame[name]] for name in frame.columns}, dtype=object)
    with pd.option_context("display.max_colwidth", None):
        return HTML(cells.to_html(index=False, escape=True, border=0, classes="tex2jax_ignore mathjax_ignore"))


def plain_plots():
    """The style of plots. A `$` in a name isn't a formula."""
    plt.rcParams.update({
        "text.parse_math": False, "figure.dpi": 100, "figure.constrained_layout.use": True, "font.size": 9,
        "axes.titlesize": 10, "axes.titlelocation": "left", "axes.spines.top": False, "axes.spines.right": False,
        "axes.grid": True, "axes.axisbelow": True, "grid.color": "#e4e4e4", "legend.frameon": False,
    })


def time_axis(axes, most=10):
    """Hours, and days where they begin."""
    locator = matplotlib.dates.AutoDateLocator(minticks=3, maxticks=most)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(matplotlib.dates.ConciseDateFormatter(locator))
    axes.set_xlabel("UTC")
