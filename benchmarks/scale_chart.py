"""The chart of `benchmarks.scale growth`: time, memory, and the time of each phase."""

from pathlib import Path
from typing import Any

import altair as alt

from benchmarks.scale_bench import PHASES

Row = dict[str, Any]

WIDTH, HEIGHT = 330, 230
COLOURS = {
    "score": "#1f6fb4",
    "coverage": "#d9731a",
    "one plain product": "#888888",
    "a matrix of all pairs": "#888888",
}
ORDER = ("shortlist", "seats", "flow", "scan", "proof")
PHASE_COLOURS = ("#9ecae1", "#c7b8dd", "#fdae6b", "#4292c6", "#a1d99b")
SOLVED = ("score", "coverage")
LOG = alt.Axis(format=",~g", tickCount=5)
MATRIX_CELL = 8 / 1e6  # MB of one score in float64


def draw(outcomes: list[Row], path: str) -> None:
    """Write the chart of the measurements of `growth`; the name of the file sets its format."""
    upper = alt.hconcat(_time(outcomes), _memory(outcomes)).resolve_scale(
        color="independent", strokeDash="independent"
    )
    lower = alt.hconcat(*(_shares(outcomes, o) for o in _objectives(outcomes)))
    chart = alt.vconcat(upper, lower).resolve_scale(color="independent")
    chart = chart.configure(background="white").configure_axis(labelFontSize=11, titleFontSize=12)
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    chart.save(path)


def _objectives(outcomes: list[Row]) -> list[str]:
    return list(dict.fromkeys(x["objective"] for x in outcomes))


def _time(outcomes: list[Row]) -> Any:
    """Draw the seconds of solve and proof beside those of one product of the factors."""
    rows = [_point(x, x["objective"], x["seconds"]) for x in outcomes]
    rows += [_point(x, "one plain product", x["product"]) for x in _once(outcomes)]
    return _lines(rows, "seconds", "Time to the proven answer")


def _memory(outcomes: list[Row]) -> Any:
    """Draw the peak memory of the process beside the size of a matrix of the same pairs."""
    rows = [_point(x, x["objective"], x["peak"]) for x in outcomes]
    rows += [
        _point(x, "a matrix of all pairs", x["mentees"] * x["mentors"] * MATRIX_CELL)
        for x in _once(outcomes)
    ]
    return _lines(rows, "peak of the process, MB", "Memory")


def _once(outcomes: list[Row]) -> list[Row]:
    """Return one outcome per size, for lines that depend on the size alone."""
    return list({x["mentees"]: x for x in outcomes}.values())


def _point(outcome: Row, what: str, value: float) -> Row:
    return {"mentees": outcome["mentees"], "what": what, "value": value}


def _lines(rows: list[Row], unit: str, title: str) -> Any:
    """Draw lines on two logarithmic axes, dashed where they serve for comparison."""
    names = list(dict.fromkeys(row["what"] for row in rows))
    colours = alt.Scale(domain=names, range=[COLOURS[name] for name in names])
    dashes = alt.Scale(domain=names, range=[[1, 0] if n in SOLVED else [4, 3] for n in names])
    legend = alt.Legend(title=None, orient="top-left", fillColor="white", labelLimit=200)
    return (
        alt.Chart(alt.InlineData(values=rows), title=title, width=WIDTH, height=HEIGHT)
        .mark_line(point=True)
        .encode(
            alt.X("mentees:Q", title="mentees (half as many mentors)", axis=LOG).scale(type="log"),
            alt.Y("value:Q", title=unit, axis=LOG).scale(type="log"),
            alt.Color("what:N", scale=colours, legend=legend),
            alt.StrokeDash("what:N", scale=dashes, legend=None),
        )
    )


def _shares(outcomes: list[Row], objective: str) -> Any:
    """Draw the share of each phase in the time, at each size."""
    rows = [
        {"mentees": x["mentees"], "phase": name, "order": ORDER.index(name), "share": spent}
        for x in outcomes
        if x["objective"] == objective
        for step, name in PHASES.items()
        if (spent := x["phases"].get(step, 0.0) / x["seconds"])
    ]
    colours = alt.Scale(domain=ORDER, range=PHASE_COLOURS)
    return (
        alt.Chart(
            alt.InlineData(values=rows),
            title=f"What the time is spent on: objective “{objective}”",
            width=WIDTH,
            height=HEIGHT * 0.7,
        )
        .mark_bar()
        .encode(
            alt.X("mentees:O", title="mentees", axis=alt.Axis(format=",d", labelAngle=0)),
            alt.Y("share:Q", title="share of the time", axis=alt.Axis(format="%")).scale(
                domain=[0, 1]
            ),
            alt.Color("phase:N", scale=colours, legend=alt.Legend(title=None)),
            alt.Order("order:Q"),
        )
    )
