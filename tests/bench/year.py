"""A course in, the same course of nobody and of a large municipality out, and what its year takes to plan."""

from __future__ import annotations

import gc
import json
import time
from pathlib import Path
from typing import NamedTuple

from macros.settings import read_settings
from macros.site import load_site
from macros.year.schedule import plan_year
from macros.year.schoolyear import WEEKDAYS
from scripts.commands import NEUTRAL, ROOT

MANY, USUAL = 40, 6
"""How many teacher groups there are in the largest municipality, and in one with three schools."""
SCHOOLS = ("Fjelldal skole", "Nesvik skole", "Åsen barneskole")
MS_IN_S = 1000
BREAKS = {
    "Høstferie": ("2026-10-05", "2026-10-09"),
    "Juleferie": ("2026-12-21", "2027-01-01"),
    "Vinterferie": ("2027-02-22", "2027-02-26"),
    "Påskeferie": ("2027-03-22", "2027-03-30"),
}


class Owners(NamedTuple):
    """Configurations of one course: nobody's, a municipality's with three schools, and one with many groups."""

    neutral: Path
    municipal: Path
    large: Path


def make_owners(docs: Path) -> Owners:
    """Write the configurations beside a course."""
    shared: dict[str, object] = {"INHERIT": str(ROOT / NEUTRAL), "docs_dir": docs.name}
    shared["theme"] = {"custom_dir": str(ROOT / "overrides")}
    url = "https://kurs.kommune.example/"
    owners: dict[str, dict[str, object]] = {
        "neutral": {},
        "municipal": describe_municipality(USUAL),
        "large": describe_municipality(MANY),
    }
    files = []
    for name, local in owners.items():
        data = {**shared, "site_dir": f"{name}-site", "site_url": url, "extra": {"local": local}}
        file = docs.with_name(f"{name}.yml")
        file.write_text(json.dumps(data), encoding="utf-8")
        files.append(file)
    return Owners(*files)


def describe_municipality(groups: int) -> dict[str, object]:
    """Return the local data of a municipality with many groups, each with a date of its own choice."""
    breaks = [{"name": name, "from": first, "to": last} for name, (first, last) in BREAKS.items()]
    return {
        "municipality": "Storvik",
        "schools": list(SCHOOLS),
        "leader_sessions": 6,  # as many pages as the neutral course has
        "school_year": {"start": "2026-08-17", "end": "2027-06-18", "breaks": breaks},
        "leader_sessions_at": {"weekday": "torsdag", "start": "12:00"},
        "teacher_groups": [
            {
                "id": f"gruppe-{number}",
                "school": SCHOOLS[number % len(SCHOOLS)],
                "weekday": WEEKDAYS[number % len(WEEKDAYS)],
                "start": "14:30",
                "dates": {"3": f"2026-11-{2 + number % 20:02}"},
            }
            for number in range(groups)
        ],
    }


def time_planning(config: Path) -> float:
    """Return the milliseconds of processor time that a year takes to plan.

    The table of public holidays is loaded before; it is the same however many groups there are.
    """
    course = load_site(read_settings(config)).course
    gc.collect()
    start = time.process_time()
    plan_year(course)
    return (time.process_time() - start) * MS_IN_S
