"""An SVG in the making, in one art style."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from typing import Final, NamedTuple

from models.painter.anatomy import CANVAS, MIDDLE
from models.painter.palette import distance
from models.painter.styles import Stroke, Style

LINE: Final = 4.5
"""The usual width of a line, in user units."""

ONE_COLOUR: Final = 0.22
"""Colours that are no further apart are one where they do not fade."""


class Stop(NamedTuple):
    """A colour at a place (0..1) of a gradient."""

    place: float
    colour: str
    opacity: float = 1.0


class Drawing:
    """What was drawn so far. The style decides what each fill and line becomes.

    A fill is a colour, or what one of the gradient methods returned.
    """

    def __init__(self, style: Style) -> None:
        self.style = style
        self._definitions: list[str] = []
        self._elements: list[str] = []
        self._backdrop_end = 0

    def start_figure(self) -> None:
        """All that is drawn from here on belongs to the figure, and all before to the backdrop."""
        self._backdrop_end = len(self._elements)

    def shape(
        self,
        path: str,
        fill: str,
        ink: str | None = None,
        width: float = LINE,
        *,
        opacity: float | None = None,
        transform: str | None = None,
    ) -> None:
        """A filled shape, outlined if there is an `ink`."""
        outline = self.style.stroke(ink, width) if ink and self.style.outlines(filled=True) else None
        self._draw(path, self._filled(fill), outline, opacity=opacity, transform=transform)

    def line(
        self,
        path: str,
        ink: str,
        width: float = LINE,
        *,
        opacity: float | None = None,
        transform: str | None = None,
    ) -> None:
        """A line that bounds no surface."""
        if self.style.outlines(filled=False):
            self._draw(path, "none", self.style.stroke(ink, width), opacity=opacity, transform=transform)

    def gleam(
        self, path: str, colour: str, *, opacity: float | None = None, transform: str | None = None
    ) -> None:
        """A shape that is light or shade itself, such as a glint: no style changes its colour."""
        self._add("path", d=path, fill=colour, fill_opacity=opacity, transform=transform)

    def scenery(
        self, path: str, colour: str, *, opacity: float | None = None, transform: str | None = None
    ) -> None:
        """A shape of the backdrop: never outlined."""
        self._add("path", d=path, fill=self.style.scenery(colour), fill_opacity=opacity, transform=transform)

    def cover(self, paint: str) -> None:
        """The whole canvas, in a paint that is used as it is."""
        self._add("rect", width=CANVAS, height=CANVAS, fill=paint)

    def gradient(self, *stops: Stop) -> str:
        """A fill that changes from the top of its shape to the bottom."""
        return self._gradient("linearGradient", self._stops(stops), x1=0, y1=0, x2=0, y2=1)

    def halves(self, left: str, right: str) -> str:
        """A fill of two colours that meet, sharply, in the middle of the canvas."""
        stops = self._stops([Stop(0, left), Stop(0.5, left), Stop(0.5, right), Stop(1, right)])
        across = {"x1": 0, "y1": 0, "x2": CANVAS, "y2": 0}
        return self._gradient("linearGradient", stops, gradientUnits="userSpaceOnUse", **across)

    def glow(self, *stops: Stop) -> str:
        """A fill that changes from the centre of its shape to the rim."""
        return self._gradient("radialGradient", self._stops(stops))

    def halo(self, colour: str, strength: float = 1) -> str:
        """A fill of light in `colour`, used as it is, that fades from the centre of its shape to nothing."""
        places = ((0.0, strength), (0.4, strength * 0.42), (1.0, 0.0))
        stops = (_element("stop", offset=at, stop_color=colour, stop_opacity=f"{o:.2f}") for at, o in places)
        return self._gradient("radialGradient", "".join(stops))

    def stroke(self, path: str, colour: str, width: float) -> None:
        """A line of the backdrop, such as a wire or a twig."""
        self._add(
            "path",
            d=path,
            fill="none",
            stroke=self.style.scenery(colour),
            stroke_width=width,
            stroke_linecap="round",
        )

    def sky(self, top: str, bottom: str) -> str:
        """A fill from `top` to `bottom`, both used as they are: the scene's colours are the style's own."""
        stops = _element("stop", offset=0, stop_color=top) + _element("stop", offset=1, stop_color=bottom)
        return self._gradient("linearGradient", stops, x1=0, y1=0, x2=0, y2=1)

    @contextmanager
    def moved(self, transform: str) -> Iterator[None]:
        """All that is drawn inside is transformed."""
        self._elements.append(f'<g transform="{transform}">')
        yield
        self._elements.append("</g>")

    @contextmanager
    def mirrored(self, side: int) -> Iterator[None]:
        """All that is drawn inside counts x outward from the middle, to that side."""
        with self.moved(f"translate({MIDDLE},0) scale({side},1)"):
            yield

    @contextmanager
    def clipped(self, path: str) -> Iterator[None]:
        """All that is drawn inside shows only within `path`."""
        name = self._define("clipPath", _element("path", d=path))
        self._elements.append(f'<g clip-path="url(#{name})">')
        yield
        self._elements.append("</g>")

    def svg(self) -> str:
        """The drawing as an SVG document."""
        return self._document(self._elements)

    def backdrop_svg(self) -> str:
        """The backdrop alone."""
        return self._document(self._elements[: self._backdrop_end])

    def figure_svg(self) -> str:
        """The figure alone, on nothing."""
        return self._document(self._elements[self._backdrop_end :])

    def _document(self, elements: Sequence[str]) -> str:
        content = _element("defs", "".join(self._definitions)) + "".join(elements)
        return _element("svg", content, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {CANVAS} {CANVAS}")

    def _draw(
        self,
        path: str,
        fill: str,
        stroke: Stroke | None,
        *,
        opacity: float | None = None,
        transform: str | None = None,
    ) -> None:
        if stroke is None:
            self._add("path", d=path, fill=fill, fill_opacity=opacity, transform=transform)
            return
        if fill == "none" and opacity is not None:
            stroke, opacity = replace(stroke, opacity=opacity), None
        above = self.style.stroke_above(stroke)
        self._add("path", d=path, fill=fill, **_line(stroke), opacity=opacity, transform=transform)
        if above and transform is None:  # the shift of a turned shape's second line would turn with it
            self._add("path", d=path, fill="none", **_line(above), transform=above.shift)

    def _filled(self, fill: str) -> str:
        return self.style.fill(fill) if fill.startswith("#") else fill

    def _add(self, tag: str, **attributes: str | float | None) -> None:
        self._elements.append(_element(tag, **attributes))

    def _define(self, tag: str, content: str, **attributes: str | float | None) -> str:
        name = f"i{len(self._definitions) + 1}"
        self._definitions.append(_element(tag, content, id=name, **attributes))
        return name

    def _gradient(self, tag: str, stops: str, **attributes: str | float | None) -> str:
        return f"url(#{self._define(tag, stops, **attributes)})"

    def _stops(self, stops: Sequence[Stop]) -> str:
        return "".join(map(self._stop, stepped(stops) if self.style.stepped else stops))

    def _stop(self, stop: Stop) -> str:
        colour = self.style.fill(stop.colour)
        return _element("stop", offset=stop.place, stop_color=colour, stop_opacity=stop.opacity)


def stepped(stops: Sequence[Stop]) -> list[Stop]:
    """`stops` whose colours meet half-way between them; those too near to each other become one."""
    merged = _merged(stops)
    edges = [(before.place + after.place) / 2 for before, after in pairwise(stops)]
    triples = zip(merged, [0.0, *edges], [*edges, 1.0], strict=True)
    return [stop._replace(place=place) for stop, start, end in triples for place in (start, end)]


def _merged(stops: Sequence[Stop]) -> list[Stop]:
    """`stops` with one colour, the middle one, for neighbours of nearly the same."""
    groups = [[stops[0]]]
    for stop in stops[1:]:
        if distance(groups[-1][0].colour, stop.colour) < ONE_COLOUR:
            groups[-1].append(stop)
        else:
            groups.append([stop])
    return [stop._replace(colour=group[len(group) // 2].colour) for group in groups for stop in group]


def _line(stroke: Stroke) -> dict[str, str | float | None]:
    return {
        "stroke": stroke.colour,
        "stroke_opacity": stroke.opacity,
        "stroke_width": f"{stroke.width:.1f}",
        "stroke_linejoin": "round",
        "stroke_linecap": "round" if stroke.round_ends else None,
    }


def _element(tag: str, content: str = "", /, **attributes: str | float | None) -> str:
    """An SVG element; attributes that are None are left out. Names are written with dashes."""
    given = ((name.replace("_", "-"), value) for name, value in attributes.items() if value is not None)
    written = "".join(f' {name}="{value}"' for name, value in given)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"
