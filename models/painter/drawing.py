"""An SVG in the making, in one art style."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

from models.painter.anatomy import CANVAS, MIDDLE
from models.painter.styles import Stroke, Style

LINE: Final = 4.5
"""The usual width of a line, in user units."""


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

    def scenery(
        self, path: str, colour: str, *, opacity: float | None = None, transform: str | None = None
    ) -> None:
        """A shape of the backdrop: never outlined."""
        self._add("path", d=path, fill=self.style.scenery(colour), opacity=opacity, transform=transform)

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
        definitions = _element("defs", "".join(self._definitions))
        content = definitions + "".join(self._elements)
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
            self._add("path", d=path, fill=fill, opacity=opacity, transform=transform)
            return
        below, above = self.style.stroke_below(stroke), self.style.stroke_above(stroke)
        if below:
            self._add("path", d=path, fill="none", **_line(below), opacity=opacity, transform=transform)
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
        return "".join(map(self._stop, stops))

    def _stop(self, stop: Stop) -> str:
        colour = self.style.fill(stop.colour)
        return _element("stop", offset=stop.place, stop_color=colour, stop_opacity=stop.opacity)


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
