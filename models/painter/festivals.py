"""Backdrops of festivals: the harvest moon, lanterns, fireworks, Halloween, Christmas lights."""

from typing import Final

from models.painter import shapes
from models.painter.palette import GOLD, WHITE, mix
from models.painter.shapes import at
from models.painter.wall import Wall

MOON_CREAM: Final = "#fff0bd"
MOON_AMBER: Final = "#ffd884"
HARVEST_MOON: Final = (282, 212, 214)
"""x, y and radius."""
MOON_SEAS: Final = (
    (400, 110, 34, 26),
    (440, 182, 22, 30),
    (160, 96, 30, 20),
    (108, 190, 20, 26),
    (430, 270, 34, 22),
)
MOON_CLOUDS: Final = ((40, 400, 92), (486, 372, 78), (444, 452, 110), (120, 470, 120))
BRANCH: Final = "M-10,64 C40,60 84,50 128,22 M52,56 C80,66 100,84 112,104 M84,44 C96,30 100,14 100,-8"
BRANCH_BROWN: Final = "#6a4638"
OSMANTHUS_GREEN: Final = "#3f7a55"
OSMANTHUS_LEAVES: Final = (
    (22, 44, -28),
    (40, 82, 40),
    (74, 30, -60),
    (92, 78, 70),
    (124, 12, -20),
    (126, 106, 62),
    (12, 84, 100),
)
"""x, y and turn of each."""
OSMANTHUS_FLOWERS: Final = ((52, 60), (64, 84), (92, 50), (108, 96), (30, 62), (112, 30), (84, 96), (18, 106))

LANTERN_RED: Final = "#e8392f"
LANTERN_LIGHT: Final = "#ffb347"
LANTERNS: Final = ((52, 118, 54), (462, 96, 60), (150, 42, 34), (356, 34, 36), (32, 300, 38), (486, 288, 40))
"""x, y and half the width of each."""

SPARK_COLOURS: Final = ("#ff7fa8", "#ffd45e", "#7fd6ff", "#b89aff", "#8ff0b4")
FIREWORKS: Final = (
    (88, 104, 92, 0),
    (424, 92, 104, 1),
    (36, 302, 66, 2),
    (480, 290, 72, 3),
    (256, 30, 58, 4),
)
"""x, y, reach and the number of the colour of each."""
FIREWORK_RAYS: Final = 14

DUSK_TOP: Final = "#3b2466"
DUSK_BOTTOM: Final = "#ff9a4a"
PUMPKIN: Final = "#f58220"
PUMPKIN_GLOW: Final = "#ffe27a"
BAT_BLACK: Final = "#2a1838"
BATS: Final = ((74, 208, 34, -8), (440, 222, 30, 10), (120, 58, 24, 8), (330, 40, 20, -10))
"""x, y, half the span and turn of each."""
PUMPKINS: Final = ((52, 438, 66), (462, 446, 62))
WITCHES_MOON: Final = (404, 112, 74)

BULB_COLOURS: Final = ("#ff5f6e", "#ffd45e", "#5fd08a", "#6fb4ff", "#ff9a4a")
WIRE: Final = "#37405e"
BOKEH: Final = (
    (60, 360, 46),
    (456, 330, 54),
    (120, 250, 30),
    (400, 210, 34),
    (24, 210, 36),
    (490, 470, 44),
    (40, 480, 40),
)
SNOWFLAKES: Final = (
    (70, 30, 8),
    (178, 26, 6),
    (330, 22, 7),
    (446, 34, 6),
    (36, 150, 7),
    (480, 150, 9),
    (20, 300, 6),
    (496, 262, 6),
    (84, 420, 9),
    (430, 410, 8),
    (470, 380, 5),
    (30, 410, 6),
)


def moon(wall: Wall) -> None:
    """A harvest moon so large that it frames the head, osmanthus in flower, clouds below."""
    wall.darken()
    wall.twinkle(26, low=300)
    x, y, radius = HARVEST_MOON
    wall.glow(x, y, radius * 1.34, MOON_AMBER, 0.75)
    wall.put(shapes.ellipse(x, y, radius, radius), MOON_AMBER)
    wall.put(shapes.ellipse(x - 7, y - 7, radius * 0.95, radius * 0.95), MOON_CREAM)
    for sea in MOON_SEAS:
        wall.put(shapes.ellipse(*sea), MOON_AMBER, opacity=0.5)
    _moonlit_clouds(wall)
    _osmanthus(wall)


def _moonlit_clouds(wall: Wall) -> None:
    colour = mix(wall.night[1], wall.scene.light, 0.35)
    for number, (x, y, size) in enumerate(MOON_CLOUDS):
        wall.cloud(x, y, size, mix(colour, wall.scene.light, 0.16 * number), opacity=0.92)


def _osmanthus(wall: Wall) -> None:
    wall.drawing.stroke(BRANCH, wall.at_night(BRANCH_BROWN), 7)
    for x, y, turn in OSMANTHUS_LEAVES:
        turned = f"translate({at(x, y)}) rotate({turn})"
        wall.put(
            "M-24,0 C-12,-14 12,-14 26,0 C12,12 -12,12 -24,0 Z", wall.at_night(OSMANTHUS_GREEN), turned=turned
        )
    for x, y in OSMANTHUS_FLOWERS:
        for angle in range(4):
            petal = shapes.ellipse(*shapes.around(x, y, 7, 7, 90 * angle + 45), 5.4, 5.4)
            wall.put(petal, GOLD)
        wall.put(shapes.ellipse(x, y, 3.4, 3.4), "#f29a2e")


def lanterns(wall: Wall) -> None:
    """Red paper lanterns that glow in the evening."""
    wall.drawing.cover(
        wall.drawing.sky(mix(wall.night[0], "#7a1f3a", 0.5), mix(wall.scene.base, "#ff9a6a", 0.45))
    )
    for x, y, half in LANTERNS:
        wall.glow(x, y, half * 2.3, LANTERN_LIGHT, 0.75)
    for lantern in LANTERNS:
        _lantern(wall, *lantern)


def _lantern(wall: Wall, x: float, y: float, half: float) -> None:
    tall, cap = half * 0.84, half * 0.44
    wall.put(f"M{x - 1.5:.1f},-4 h3 V{y - tall:.1f} h-3 Z", GOLD)
    wall.put(shapes.ellipse(x, y, half, tall), LANTERN_RED)
    wall.put(shapes.ellipse(x, y, half * 0.62, tall), "#ff6a3c")
    wall.put(shapes.ellipse(x, y, half * 0.24, tall * 0.96), "#ffd07a")
    for down in (-tall, tall):
        wall.put(shapes.rounded_rectangle(x - cap, y + down - half * 0.11, 2 * cap, half * 0.22, 3), GOLD)
    for across in (-0.2, 0, 0.2):
        wall.put(f"M{x + half * across - 2:.1f},{y + tall:.1f} h4 v{half * 0.75:.1f} h-4 Z", "#ffb02e")


def fireworks(wall: Wall) -> None:
    wall.darken()
    wall.twinkle(20, low=420, largest=7)
    for x, y, reach, number in FIREWORKS:
        _firework(wall, x, y, reach, SPARK_COLOURS[number])


def _firework(wall: Wall, x: float, y: float, reach: float, colour: str) -> None:
    wall.glow(x, y, reach * 1.15, colour, 0.5)
    rays = [(360 * ray / FIREWORK_RAYS, reach * (0.66 if ray % 2 else 1)) for ray in range(FIREWORK_RAYS)]
    wall.put(" ".join(_trail(x, y, angle, end * 0.3, end * 0.86) for angle, end in rays), colour)
    sparks = (shapes.ellipse(*shapes.around(x, y, end, end, angle), 5.5, 5.5) for angle, end in rays)
    wall.put(" ".join(sparks), glint(colour))
    wall.put(shapes.star(x, y, reach * 0.2, 0.4, 4), WHITE)


def glint(colour: str) -> str:
    return mix(colour, WHITE, 0.6)


def _trail(x: float, y: float, angle: float, start: float, end: float) -> str:
    """A spark's trail, which widens outward."""
    near = shapes.around(x, y, start, start, angle)
    left, right = (shapes.around(x, y, end, end, angle + side * 150 / end) for side in (-1, 1))
    return shapes.polygon([near, left, right])


def pumpkins(wall: Wall) -> None:
    """Halloween at dusk: bats before the moon, and faces that glow."""
    wall.drawing.cover(
        wall.drawing.sky(mix(wall.night[0], DUSK_TOP, 0.5), mix(wall.scene.base, DUSK_BOTTOM, 0.55))
    )
    x, y, radius = WITCHES_MOON
    wall.glow(x, y, radius * 1.8, MOON_CREAM, 0.6)
    wall.put(shapes.ellipse(x, y, radius, radius), MOON_CREAM)
    for bat in BATS:
        _bat(wall, *bat)
    for pumpkin in PUMPKINS:
        _pumpkin(wall, *pumpkin)


def _bat(wall: Wall, x: float, y: float, half: float, turn: float) -> None:
    wing = (
        "M0,-0.1 C0.12,-0.34 0.2,-0.3 0.24,-0.14 C0.5,-0.5 0.8,-0.5 1,-0.36 C0.9,-0.2 0.86,-0.06 0.84,0.1 "
        "C0.7,0.02 0.58,0.06 0.5,0.22 C0.4,0.1 0.28,0.1 0.2,0.22 C0.14,0.3 0.06,0.34 0,0.4 Z"
    )
    for side in (-1, 1):
        turned = f"translate({at(x, y)}) rotate({turn}) scale({side * half},{half})"
        wall.put(wing, BAT_BLACK, turned=turned)


def _pumpkin(wall: Wall, x: float, y: float, half: float) -> None:
    wall.glow(x, y, half * 1.7, LANTERN_LIGHT, 0.7)
    turned = f"translate({at(x, y)}) scale({half / 60:.3f})"
    wall.put("M-6,-44 C-8,-60 -2,-68 10,-70 L14,-60 C8,-58 6,-52 8,-42 Z", "#5f8a3a", turned=turned)
    for across, wide, colour in ((-34, 28, "#d9651a"), (34, 28, "#d9651a"), (0, 34, PUMPKIN)):
        wall.put(shapes.ellipse(across, 0, wide, 48), colour, turned=turned)
    eyes = "M-34,-6 L-22,-24 L-10,-6 Z M34,-6 L22,-24 L10,-6 Z "
    grin = "M-38,8 C-20,18 20,18 38,8 C34,34 16,40 8,38 L4,30 L-4,30 L-8,38 C-20,38 -34,32 -38,8 Z"
    wall.put(eyes + grin, PUMPKIN_GLOW, turned=turned)


def fairy_lights(wall: Wall) -> None:
    """Strings of bulbs, soft lights out of focus, and a little snow."""
    wall.drawing.cover(
        wall.drawing.sky(mix(wall.night[0], wall.scene.base, 0.1), mix(wall.night[1], wall.scene.base, 0.3))
    )
    for number, (x, y, radius) in enumerate(BOKEH):
        wall.put(shapes.ellipse(x, y, radius, radius), BULB_COLOURS[number % 5], opacity=0.22)
    for x, y, size in SNOWFLAKES:
        wall.put(shapes.ellipse(x, y, size, size), WHITE, opacity=0.9)
    _string_of_lights(wall, (-30, 40), (256, 130), (542, 40), 9)
    _string_of_lights(wall, (-40, 150), (40, 330), (80, 470), 5)
    _string_of_lights(wall, (552, 150), (472, 330), (432, 470), 5)


def _string_of_lights(
    wall: Wall, start: shapes.Point, handle: shapes.Point, end: shapes.Point, count: int
) -> None:
    wall.drawing.stroke(f"M{at(*start)} Q{at(*handle)} {at(*end)}", wall.at_night(WIRE, 0.1), 4)
    places = [_along(start, handle, end, (number + 0.5) / count) for number in range(count)]
    for number, (x, y) in enumerate(places):
        colour = BULB_COLOURS[number % 5]
        wall.glow(x, y + 14, 40, colour, 0.7)
        wall.put(shapes.rounded_rectangle(x - 5, y - 2, 10, 9, 2), WIRE)
        wall.put(shapes.drop(x, y + 16, -11), colour)
        wall.put(shapes.ellipse(x - 3, y + 13, 3, 4), glint(colour))


def _along(start: shapes.Point, handle: shapes.Point, end: shapes.Point, share: float) -> shapes.Point:
    """The point at that share of a quadratic curve."""
    a, b, c = (1 - share) ** 2, 2 * share * (1 - share), share**2
    return (a * start[0] + b * handle[0] + c * end[0], a * start[1] + b * handle[1] + c * end[1])
