"""`python -m benchmarks.recognition`: the time to recognise and read large exports of forms.

The tables have the headers, lists and words of a form in French, with e-mail addresses for ids.
Each line has the wall time and the processor time of one run after a smaller one, and its peak of
memory from a further run, as measuring memory takes time.
"""

import argparse
import random
import tempfile
import time
import tracemalloc
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore import Programme, datasets

LAYOUT = "{:<34}{:>8.2f} s{:>8.2f} s of processor{:>7.0f} MB"
DEPARTMENTS = ("Finance", "Juridique", "Production", "Recherche", "Ventes")
GRADES = ("Technicien", "Cadre", "Cadre supérieur", "Dirigeant")
SITES = ("Lyon", "Nantes", "Lille", "Paris - Siège")
LEARNT = "Que souhaitez-vous apprendre ?"
SIDES = {
    "mentors": {
        "Quelles compétences souhaitez-vous transmettre ?": "skills",
        "Combien de personnes pouvez-vous accompagner ?": "capacity",
    },
    "mentees": {LEARNT: "wants"},
}
PLACES = ("1 personne", "2 personnes", "3 personnes", "2")


def people(side: str, rows: int, seed: int) -> pd.DataFrame:
    """Return one side of the answers to a form; one row in 20 has a free comment."""
    draw = random.Random(seed)  # noqa: S311
    begin = datetime(2026, 3, 10, 9)
    sample = datasets.load_demo().mentors.items("skills").labels.tolist()
    skills = sorted({skill for skill in sample if "," not in skill})

    def listed(entries: Any, most: int) -> str:
        return ", ".join(draw.sample(entries, draw.randint(1, most)))

    def answers(k: int) -> dict[str, str]:
        made = {
            "Horodateur": (begin + timedelta(seconds=37 * k)).strftime("%d/%m/%Y %H:%M:%S"),
            "Adresse e-mail": f"{side}.{k}@exemple.test",
            "Nom": f"Nom{k % 4999}",
            "Prénom": f"Prénom{k % 997}",
            "Direction": draw.choice(DEPARTMENTS),
            "Site": draw.choice(SITES),
            "Niveau hiérarchique": draw.choice(GRADES),
            "Vos centres d'intérêt": listed(("Jazz", "Lecture", "Randonnée", "Voile", "Échecs"), 3),
            "Langues parlées": listed(("Français", "Anglais", "Espagnol"), 2),
        }
        drawn = {"capacity": draw.choice(PLACES)}
        made |= {h: drawn.get(ours) or listed(skills, 4) for h, ours in SIDES[side].items()}
        return made | {"Commentaires": f"Je précise ceci, n° {k}." if k % 20 == 0 else ""}

    return pd.DataFrame([answers(k) for k in range(rows)])


def write(folder: Path, rows: int) -> dict[str, dict[str, Path]]:
    """Write the tables of each run and return their paths."""
    frames = {side: people(side, rows // 2, k) for k, side in enumerate(SIDES)}
    roles = {"mentors": "Mentor", "mentees": "Mentoré"}
    both = pd.concat([frame.assign(Rôle=roles[side]) for side, frame in frames.items()])
    runs = {
        "two CSV files": {side: folder / f"{side}-{rows}.csv" for side in frames},
        "one CSV file with roles": {"people": folder / f"people-{rows}.csv"},
        "one workbook with roles": {"people": folder / f"people-{rows}.xlsx"},
    }
    for side, frame in frames.items():
        frame.to_csv(folder / f"{side}-{rows}.csv", index=False)
    both.to_csv(folder / f"people-{rows}.csv", index=False)
    both.to_excel(folder / f"people-{rows}.xlsx", index=False)
    return runs


def read(files: Mapping[str, Path]) -> None:
    """Recognise tables and read the people."""
    shape = Programme.reverse_mentoring().recognise(**files).cohort.shape
    if not min(shape):
        raise SystemExit("a side is empty")


def measured(files: Mapping[str, Path]) -> tuple[float, float, float]:
    """Return the wall time, the processor time and the peak of memory in MB of a run."""
    begin, spent = time.perf_counter(), time.process_time()
    read(files)
    wall, spent = time.perf_counter() - begin, time.process_time() - spent
    tracemalloc.start()
    read(files)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return wall, spent, peak / 1e6


def main(arguments: list[str] | None = None) -> None:
    """Print one line for each kind of source."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recognition", description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000, help="of both sides together")
    rows = parser.parse_args(arguments).rows

    print(f"{rows} rows")
    with tempfile.TemporaryDirectory() as folder:
        for files in write(Path(folder), 200).values():
            read(files)  # loads modules and vocabularies
        for kind, files in write(Path(folder), rows).items():
            print(LAYOUT.format(kind, *measured(files)), flush=True)


if __name__ == "__main__":
    main()
