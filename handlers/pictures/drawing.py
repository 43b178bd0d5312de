"""A race drawn as a picture of 1024 × 1280 points, the largest that Telegram leaves as it is.

Drawn with matplotlib's objects, never its global state. A label looks for a place of its own: it stands on no
other one, and one that finds none is left out unless it must be read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import chain, pairwise
from typing import Any

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from handlers.pictures.race import Line, Paper, Race, Theme

INCHES = (8.0, 10.0)
DPI = 128
SHARPER = 256  # of a file: for print and wide screens
FAMILY = ["DejaVu Sans"]  # it has every Kazakh letter, comes with the library and has no emoji
SMALL, MIDDLE, LARGE, HUGE = 14.5, 17.0, 25.0, 84.0  # points
GAP = 4.0  # pixels that labels keep from each other


@dataclass(frozen=True, slots=True)
class Colours:
    paper: str
    ink: str
    quiet: str
    grid: str
    line: str
    target: str


COLOURS = {
    Theme.LIGHT: Colours("#fbfaf6", "#15202b", "#5f6b76", "#e3dfd4", "#007f9e", "#a86f00"),
    Theme.DARK: Colours("#10171f", "#f1f4f6", "#98a6b3", "#26323d", "#2cc3dd", "#f3bb2f"),
}


@dataclass(slots=True)
class Sheet:
    """A figure under way, and where its labels stand."""

    figure: Figure
    canvas: FigureCanvasAgg
    axes: Axes
    colours: Colours
    placed: list[Text] = field(default_factory=list)
    lines: list[Bbox] = field(default_factory=list)  # what a label had better not cross

    def box(self, text: Text) -> Bbox:
        renderer = self.canvas.get_renderer()  # type: ignore[no-untyped-call]
        return text.get_window_extent(renderer).padded(GAP)

    def fits(self, text: Text, lines: Sequence[Bbox]) -> bool:
        box, whole = self.box(text), self.figure.bbox
        inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= whole.x1 and box.y1 <= whole.y1
        taken = [*(self.box(other) for other in self.placed), *lines]
        return inside and not any(box.overlaps(other) for other in taken)

    def write(self, x: float, y: float, words: str, size: float, colour: str, **more: Any) -> Text:
        """Where it is told to stand, by parts of the paper."""
        text = self.figure.text(x, y, words, fontsize=size, color=colour, family=FAMILY, **more)
        self.placed.append(text)
        return text

    def label(
        self, at: tuple[float, float], words: str, colour: str, places: Iterable["Place"], **more: Any
    ) -> Text | None:
        """Beside a point of the chart, in the first of the places that is free; None: none was.

        A line is crossed only where there is no other way.
        """
        wanted = list(places)
        for place, lines in [*((one, self.lines) for one in wanted), *((one, []) for one in wanted)]:
            text = self.axes.annotate(
                words,
                at,
                xytext=(place.right, place.up),
                textcoords="offset points",
                ha=place.side,
                va="baseline" if place.up >= 0 else "top",
                color=colour,
                family=FAMILY,
                annotation_clip=False,
                path_effects=[withStroke(linewidth=4, foreground=self.colours.paper)],
                **({"fontsize": SMALL} | more),
            )
            if self.fits(text, lines):
                self.placed.append(text)
                return text
            text.remove()
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands, in points from what it speaks of."""

    right: float
    up: float
    side: str  # which side of the label is there: left, center, right


def draw(race: Race, theme: Theme, paper: Paper = Paper.PNG, *, sharper: bool = False) -> bytes:
    """The file. The same race gives the same bytes."""
    sheet = lay_out(race, theme)
    out = BytesIO()
    if paper is Paper.PDF:
        nothing = {"CreationDate": None, "Producer": None, "Creator": None}
        sheet.figure.savefig(out, format="pdf", facecolor=sheet.colours.paper, metadata=nothing)
    else:
        dpi = SHARPER if sharper else DPI
        sheet.figure.savefig(
            out, format="png", dpi=dpi, facecolor=sheet.colours.paper, metadata={"Software": None}
        )
    return out.getvalue()


def lay_out(race: Race, theme: Theme) -> Sheet:
    figure = Figure(figsize=INCHES, dpi=DPI)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.095, 0.165, 0.845, 0.555))
    sheet = Sheet(figure, canvas, axes, COLOURS[theme])
    write_title(sheet, race)
    draw_axes(sheet, race)
    draw_levels(sheet, race)
    draw_past(sheet, race)
    draw_coming(sheet, race)
    draw_steps(sheet, race)
    note_lines(sheet, race)
    label_all(sheet, race)
    return sheet


def write_title(sheet: Sheet, race: Race) -> None:
    colours = sheet.colours
    number = sheet.write(0.06, 0.845, str(race.total), HUGE, colours.line, weight="bold", va="baseline")
    right = sheet.box(number).x1 / sheet.figure.bbox.width + 0.022
    sheet.write(right, 0.905, race.unit, LARGE, colours.ink, weight="bold", va="baseline")
    fitted(sheet, sheet.write(right, 0.856, race.games, LARGE, colours.ink, va="baseline"))
    for number_of_line, line in enumerate(race.lines):
        fitted(
            sheet, sheet.write(0.06, 0.795 - 0.032 * number_of_line, line, MIDDLE, colours.quiet, va="baseline")
        )
    if race.coming:
        sheet.write(0.06, 0.068, f"▲ {race.coming_label}", SMALL, colours.target, va="baseline")
    sheet.write(0.94, 0.028, race.footer, SMALL, colours.quiet, ha="right", va="baseline")


def fitted(sheet: Sheet, text: Text) -> None:
    """Smaller, where it would leave the paper."""
    room = sheet.figure.bbox.width * 0.95 - sheet.box(text).x0
    if (wide := sheet.box(text).width) > room:
        text.set_fontsize(text.get_fontsize() * room / wide)


def draw_axes(sheet: Sheet, race: Race) -> None:
    axes, colours = sheet.axes, sheet.colours
    highest = max(
        race.total,
        race.target or 0,
        race.previous or 0,
        *(count for line in race.pasts for _, count in line.counts),
        10,
    )
    highest = max(highest, *(count for _, count in race.steps), 0)
    span = (race.last - race.first).days
    axes.set_xlim(number(race.first) - span * 0.01, number(race.last) + span * 0.03)
    axes.set_ylim(0, highest * 1.14)
    axes.set_facecolor(colours.paper)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.quiet)
    axes.grid(axis="y", color=colours.grid, linewidth=1.0)
    axes.set_axisbelow(True)
    apart = next(step for step in (5, 10, 20, 25, 50, 100, 250, 500, 1000, 10**9) if highest / step <= 6)
    axes.set_yticks(range(0, int(highest * 1.1) + 1, apart))
    axes.set_xticks([number(on) for on, _ in race.ticks], [words for _, words in race.ticks])
    axes.tick_params(axis="y", length=0, pad=6, labelsize=SMALL, labelcolor=colours.quiet)
    axes.tick_params(axis="x", length=6, pad=5, labelsize=SMALL, labelcolor=colours.quiet, color=colours.quiet)
    for text in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        text.set_fontfamily(FAMILY)
    sheet.canvas.draw()  # type: ignore[no-untyped-call]
    sheet.placed += [text for text in (*axes.get_xticklabels(), *axes.get_yticklabels()) if text.get_text()]


def draw_levels(sheet: Sheet, race: Race) -> None:
    """What is wanted, and what the Games before had."""
    if race.previous is not None:
        sheet.axes.axhline(race.previous, color=sheet.colours.quiet, linewidth=1.5, linestyle=(0, (1, 2)))
    if race.target is not None:
        sheet.axes.axhline(race.target, color=sheet.colours.target, linewidth=2.2, linestyle=(0, (6, 3)))
    if race.opening is not None:
        sheet.axes.axvline(number(race.opening), color=sheet.colours.quiet, linewidth=1.2)


def draw_past(sheet: Sheet, race: Race) -> None:
    """A staircase, or counts said in public that stand alone: nobody said what was between them."""
    for line in race.pasts:
        days, counts = [number(on) for on, _ in line.counts], [count for _, count in line.counts]
        if line.whole:
            sheet.axes.plot(days, counts, color=sheet.colours.quiet, linewidth=1.6, drawstyle="steps-post")
        else:
            dotted = (0, (1, 2))
            sheet.axes.plot(
                days, counts, color=sheet.colours.quiet, linewidth=1.3, linestyle=dotted, marker="o", markersize=7
            )


def draw_coming(sheet: Sheet, race: Race) -> None:
    """A mark on the axis for each tournament ahead."""
    sheet.axes.plot(
        [number(on) for on in race.coming],
        [0.016] * len(race.coming),
        transform=sheet.axes.get_xaxis_transform(),
        color=sheet.colours.target,
        linestyle="none",
        marker="^",
        markersize=10,
        alpha=0.75,
        markeredgewidth=0,
    )


def draw_steps(sheet: Sheet, race: Race) -> None:
    days = [number(on) for on, _ in race.steps] or [number(race.first)]
    totals = [total for _, total in race.steps] or [0]
    days, totals = [days[0], *days, number(race.today)], [0, *totals, race.total]
    sheet.axes.fill_between(days, totals, step="post", color=sheet.colours.line, alpha=0.14, linewidth=0)
    sheet.axes.plot(days, totals, drawstyle="steps-post", color=sheet.colours.line, linewidth=3.6)
    sheet.axes.plot(
        [number(race.today)],
        [race.total],
        marker="o",
        markersize=12,
        color=sheet.colours.line,
        clip_on=False,
        zorder=5,
    )


def note_lines(sheet: Sheet, race: Race) -> None:
    """Where the lines run, in pixels, as thin boxes."""
    (left, right), (low, high) = sheet.axes.get_xlim(), sheet.axes.get_ylim()
    corners: list[tuple[tuple[float, float], tuple[float, float]]] = [
        ((left, level), (right, level)) for level in (race.target, race.previous) if level is not None
    ]
    if race.opening is not None:
        corners.append(((number(race.opening), low), (number(race.opening), high)))
    staircases = [((race.first, 0), *race.steps, (race.today, race.total))]
    staircases += [line.counts for line in race.pasts if line.whole]
    for (on, total), (then, next_total) in chain.from_iterable(pairwise(stairs) for stairs in staircases):
        corners.append(((number(on), total), (number(then), total)))
        corners.append(((number(then), min(total, next_total)), (number(then), max(total, next_total))))
    sheet.lines += [Bbox(sheet.axes.transData.transform(both)).padded(1) for both in corners]


def label_all(sheet: Sheet, race: Race) -> None:
    colours, now = sheet.colours, (number(race.today), race.total)
    if race.opening is not None:
        top = sheet.axes.get_ylim()[1]
        down = [
            Place(side * 8, -4 - 20 * row, name)
            for row in range(16)
            for side, name in ((-1, "right"), (1, "left"))
        ]
        sheet.label((number(race.opening), top), race.opening_label, colours.quiet, down)
    beside = [Place(-6, 14, "right"), Place(0, 14, "center"), Place(10, 14, "left")]
    beside += [Place(-40, -8, "right"), Place(-58, -8, "right"), *around()]
    sheet.label(now, str(race.total), colours.line, beside, fontsize=LARGE, weight="bold")
    left = number(race.first)
    if race.target is not None:
        level = [Place(2, -8, "left"), Place(2, 8, "left"), *along(sheet)]
        sheet.label((left, race.target), race.target_label, colours.target, level, weight="bold")
    if race.previous is not None:
        level = [Place(2, 8, "left"), Place(2, -8, "left"), *along(sheet)]
        sheet.label((left, race.previous), race.previous_label, colours.quiet, level)
    for line in race.pasts:
        label_past(sheet, line)


def label_past(sheet: Sheet, line: Line) -> None:
    on, count = line.counts[-1] if line.whole else line.counts[0]
    start = [Place(-12, -5, "right"), Place(-8, 12, "right"), Place(4, -16, "left"), *around()]
    sheet.label((number(on), count), f"{line.label} {count}", sheet.colours.quiet, start)
    if line.whole:
        return
    for on, count in reversed(line.counts[1:]):
        if any(count == before for day, before in line.counts if day < on):
            continue  # nothing new was said
        sheet.label(
            (number(on), count), str(count), sheet.colours.quiet, [Place(-9, 6, "right"), Place(9, -6, "left")]
        )


def around() -> Sequence[Place]:
    """Ever further from a point, on all sides."""
    return [
        Place(right * far, up * far, side)
        for far in (14, 34, 60, 90, 130)
        for right, up, side in (
            (-1, 1, "right"),
            (0, 1, "center"),
            (1, 1, "left"),
            (1, -1, "left"),
            (-1, -1, "right"),
        )
    ]


def along(sheet: Sheet) -> Sequence[Place]:
    """Along a level, from left to right, above and under it."""
    wide = sheet.axes.bbox.width * 72 / DPI
    return [Place(wide * part / 10, up, "left") for part in range(1, 9) for up in (8, -8, 28, -28)]


def number(on: date) -> float:
    return float(date2num(on))  # type: ignore[no-untyped-call]
