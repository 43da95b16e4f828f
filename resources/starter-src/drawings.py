#!/usr/bin/env python3
"""Draw the pictures of the starter library, as PNG files beside the publications that show them.

    python3 resources/starter-src/drawings.py [--out DIR]

Flat shapes in the palette of the interface (design tokens, day theme), on paper. No words in the pictures: what needs
words stands in the caption, which is translated; numbers in the pictures are explained there. Where colour tells things
apart, a shape, a number or a pattern does too. The same code gives the same bytes with the versions in requirements.txt.
"""

import argparse
import io
import math
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.patches as shapes
import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.path import Path as Outline
from PIL import Image

STARTER = Path(__file__).resolve().parent.parent / "starter"
GALLERY = "collections/stories/drawings/media"
FONT_FILE = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"
W, H = 1200, 800


def oklch(lightness, chroma, hue):
    """An OKLCH colour as sRGB components, clipped to the gamut."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    l_, m_, s_ = (
        (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    linear = (
        4.0767416621 * l_ - 3.3077115913 * m_ + 0.2309699292 * s_,
        -1.2684380046 * l_ + 2.6097574011 * m_ - 0.3413193965 * s_,
        -0.0041960863 * l_ - 0.7034186147 * m_ + 1.7076147010 * s_,
    )
    gamma = (12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in linear)
    return tuple(min(1, max(0, c)) for c in gamma)


PAPER = oklch(0.965, 0.012, 86)
SHEET = oklch(0.99, 0.004, 88)
SHADE = oklch(0.915, 0.016, 84)
LINE = oklch(0.80, 0.014, 84)
INK = oklch(0.25, 0.022, 216)
INK_2 = oklch(0.45, 0.02, 216)
TEAL = oklch(0.42, 0.07, 203)
TEAL_DEEP = oklch(0.35, 0.062, 205)
TEAL_2 = oklch(0.60, 0.06, 198)
TEAL_WASH = oklch(0.91, 0.026, 190)
BRICK = oklch(0.47, 0.11, 32)
BRICK_WASH = oklch(0.90, 0.035, 40)
OCHRE = oklch(0.62, 0.10, 74)
OCHRE_WASH = oklch(0.92, 0.045, 84)
MOSS = oklch(0.455, 0.07, 140)
MOSS_2 = oklch(0.66, 0.06, 140)
MOSS_WASH = oklch(0.915, 0.03, 140)
SLATE = oklch(0.43, 0.035, 250)
SLATE_WASH = oklch(0.915, 0.012, 240)
PLUM = oklch(0.41, 0.075, 340)


class Canvas:
    """1200 by 800 units, the origin at the top left."""

    def __init__(self):
        self.figure = plt.figure(figsize=(W / 100, H / 100), dpi=100, facecolor=PAPER)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, W)
        self.axes.set_ylim(H, 0)
        self.axes.axis("off")
        self.layer = 0

    def add(self, patch):
        self.layer += 1
        patch.set_zorder(self.layer)
        self.axes.add_patch(patch)

    def style(self, fill, edge, width, dash, hatch=None):
        return {
            "facecolor": fill or "none",
            "edgecolor": edge or "none",
            "linewidth": width * 0.72,
            "linestyle": (0, dash) if dash else "-",
            "capstyle": "round",
            "joinstyle": "round",
            "hatch": hatch,
        }

    def rect(self, x, y, w, h, fill=None, edge=None, width=0, radius=0, dash=None, hatch=None):
        kind = f"round,pad=0,rounding_size={radius}" if radius else "square,pad=0"
        style = self.style(fill, edge, width, dash, hatch)
        self.add(shapes.FancyBboxPatch((x, y), w, h, boxstyle=kind, mutation_aspect=1, **style))

    def circle(self, x, y, r, fill=None, edge=None, width=0, dash=None):
        self.add(shapes.Circle((x, y), r, **self.style(fill, edge, width, dash)))

    def ellipse(self, x, y, w, h, fill=None, edge=None, width=0):
        self.add(shapes.Ellipse((x, y), w, h, **self.style(fill, edge, width, None)))

    def poly(self, points, fill=None, edge=None, width=0, closed=True, dash=None):
        self.add(shapes.Polygon(points, closed=closed, **self.style(fill, edge, width, dash)))

    def line(self, points, colour=INK, width=4, dash=None):
        self.poly(points, None, colour, width, closed=False, dash=dash)

    def curve(self, start, *bends, fill=None, colour=None, width=4, dash=None):
        """Cubic bends, each (control, control, end)."""
        points, codes = [start], [Outline.MOVETO]
        for bend in bends:
            points += bend
            codes += [Outline.CURVE4] * 3
        self.add(shapes.PathPatch(Outline(points, codes), **self.style(fill, colour, width if colour else 0, dash)))

    def arc(self, x, y, r, start, end, colour=INK, width=3, dash=None):
        steps = [math.radians(start + (end - start) * i / 40) for i in range(41)]
        self.line([(x + r * math.cos(t), y + r * math.sin(t)) for t in steps], colour, width, dash)

    def number(self, x, y, n, colour=TEAL, r=24, size=20, ink=SHEET):
        self.circle(x, y, r, colour, SHEET, 3)
        self.text(x, y - 2.5, n, size, ink)

    def text(self, x, y, s, size=18, colour=INK_2, align="center"):
        self.layer += 1
        font = font_manager.FontProperties(fname=FONT_FILE, size=size)
        t = self.axes.text(x, y, str(s), fontproperties=font, color=colour, ha=align, va="center_baseline")
        t.set_zorder(self.layer)

    def tick(self, x, y, size, colour=SHEET, width=7):
        self.line([(x - size, y), (x - size * 0.25, y + size * 0.75), (x + size, y - size * 0.75)], colour, width)

    def save(self, path):
        """Drawn at twice the size, brought down, and kept to 128 colours."""
        raw = io.BytesIO()
        self.figure.savefig(raw, dpi=200, format="png", facecolor=PAPER, metadata={"Software": None})
        plt.close(self.figure)
        picture = Image.open(raw).convert("RGB").resize((W, H), Image.Resampling.LANCZOS)
        picture = picture.quantize(128, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path, optimize=True)
        print(f"{path}  {path.stat().st_size / 1000:.0f} kB")


# ---- small things used in several pictures ---------------------------------------------------------------------


def chair(c, x, y, colour=INK_2, facing=1, scale=1.0):
    s = scale
    back = x - 22 * s * facing
    front = x + 22 * s * facing
    c.line([(back, y - 56 * s), (back, y + 40 * s)], colour, 8 * s)
    c.line([(back, y), (front, y), (front, y + 40 * s)], colour, 8 * s)


def bubble(c, x, y, w, h, fill, tail=1):
    c.rect(x - w / 2, y - h / 2, w, h, fill, radius=h * 0.28)
    foot = x - tail * w * 0.16
    c.poly([(foot - 14, y + h / 2 - 4), (foot + 16, y + h / 2 - 4), (foot - tail * 20, y + h / 2 + 24)], fill)


def sheet(c, x, y, w, h, lines=4, fill=SHEET, ink=LINE, edge=LINE, corner=22, dash=None, width=3):
    """A page with a folded corner, (x, y) its top left."""
    outline = [(x, y), (x + w - corner, y), (x + w, y + corner), (x + w, y + h), (x, y + h)]
    c.poly(outline, fill, edge, width, dash=dash)
    c.poly([(x + w - corner, y), (x + w - corner, y + corner), (x + w, y + corner)], ink if not dash else fill, edge, width)
    for i in range(lines):
        top = y + h * 0.26 + i * h * 0.6 / max(1, lines - 1 or 1)
        end = x + w * (0.84 if i < lines - 1 else 0.58)
        c.line([(x + w * 0.16, top), (end, top)], ink, 6)


def spines(c, x, base, scale=1.0, colours=(TEAL, TEAL_2, OCHRE)):
    s = scale
    c.rect(x, base - 92 * s, 24 * s, 92 * s, colours[0])
    c.rect(x + 30 * s, base - 74 * s, 24 * s, 74 * s, colours[1])
    lean = [(x + 62 * s, base), (x + 84 * s, base), (x + 104 * s, base - 82 * s), (x + 82 * s, base - 87 * s)]
    c.poly(lean, colours[2])


def calendar(c, x, y, w, h, day, colour=TEAL, size=44, hollow=False):
    """A leaf of a calendar, (x, y) its top left; hollow and dashed when the day is only expected."""
    if hollow:
        c.rect(x, y, w, h, PAPER, INK_2, 4, radius=10, dash=(3.2, 3.2))
        c.line([(x + 8, y + h * 0.26), (x + w - 8, y + h * 0.26)], INK_2, 4, (3.2, 3.2))
    else:
        c.rect(x, y, w, h, SHEET, colour, 4, radius=10)
        c.rect(x, y, w, h * 0.26, colour, colour, 4, radius=10)
        c.rect(x, y + h * 0.14, w, h * 0.13, colour)
    for peg in (0.28, 0.72):
        c.line([(x + w * peg, y - 8), (x + w * peg, y + 12)], INK_2, 6)
    if day is not None:
        c.text(x + w / 2, y + h * 0.63, day, size, INK_2 if hollow else INK)


def person(c, x, y, colour, scale=1.0):
    """Head and shoulders, (x, y) the middle of the shoulders' lower edge."""
    s = scale
    c.circle(x, y - 78 * s, 26 * s, colour)
    c.curve(
        (x - 44 * s, y),
        ((x - 44 * s, y - 62 * s), (x - 22 * s, y - 46 * s), (x, y - 46 * s)),
        ((x + 22 * s, y - 46 * s), (x + 44 * s, y - 62 * s), (x + 44 * s, y)),
        fill=colour,
    )


# ---- the pictures ----------------------------------------------------------------------------------------------


def floor_plan():
    c = Canvas()
    x0, y0, x1, y1 = 120, 80, 1080, 690
    wall = 14
    c.rect(x0, y0, x1 - x0, y1 - y0, SHEET)
    c.rect(120, 330, 440, 360, TEAL_WASH)  # waiting and reception
    c.rect(120, 80, 230, 250, OCHRE_WASH)  # children
    c.rect(350, 80, 210, 250, SLATE_WASH)  # toilets
    c.rect(560, 80, 90, 610, SHEET)  # passage
    c.rect(650, 80, 430, 205, BRICK_WASH)  # counselling
    c.rect(650, 285, 430, 205, BRICK_WASH)
    c.rect(650, 490, 430, 200, MOSS_WASH)  # staff

    def walls(*runs):
        for run in runs:
            c.line(run, INK, wall)

    walls(
        [(x0, y0), (580, y0)], [(632, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)],
        [(350, y0), (350, 330)], [(350, 330), (370, 330)], [(440, 330), (560, 330)],
        [(560, y0), (560, 190)], [(560, 250), (560, 470)], [(560, 620), (560, y1)],
        [(650, y0), (650, 190)], [(650, 250), (650, 395)], [(650, 455), (650, 590)], [(650, 650), (650, y1)],
        [(650, 285), (x1, 285)], [(650, 490), (x1, 490)],
        [(455, y0), (455, 330)],
    )
    # openings in the outer wall: the entrance below, the second way out above
    c.line([(216, y1), (304, y1)], TEAL_WASH, wall + 2)
    c.line([(580, y0), (632, y0)], SHEET, wall + 2)
    c.line([(120, 330), (200, 330)], INK, wall)  # low wall of the children's corner
    c.line([(290, 330), (350, 330)], INK, wall)
    # doors: a leaf and its swing
    for hinge, leaf, start, end in (
        ((216, 690), (216, 602), -90, 0), ((632, 80), (632, 28), -180, -90), ((560, 190), (500, 190), 90, 180),
        ((650, 190), (710, 190), 0, 90), ((650, 395), (710, 395), 0, 90), ((650, 590), (710, 590), 0, 90),
    ):
        radius = math.dist(hinge, leaf)
        c.line([hinge, leaf], INK_2, 5)
        c.arc(*hinge, radius, start, end, INK_2, 2.4, (2, 3))
    c.line([(370, 330), (370, 268)], INK_2, 5)
    c.arc(370, 330, 62, -90, 0, INK_2, 2.4, (2, 3))
    # windows
    for a, b in (((700, 80), (900, 80)), ((1080, 130), (1080, 240)), ((1080, 330), (1080, 440)), ((1080, 540), (1080, 640)),
                 ((170, 80), (300, 80)), ((120, 420), (120, 600)), ((370, 690), (500, 690))):
        c.line([a, b], TEAL_WASH, wall - 4)
        c.line([a, b], TEAL_2, 3)
    # reception desk, with a chair behind it
    c.line([(400, 420), (400, 540), (500, 540)], TEAL, 26)
    c.circle(478, 470, 22, TEAL_2)
    # waiting: chairs with room between them, a small table
    for x in (160, 222, 284):
        c.rect(x, 372, 36, 36, TEAL_2, radius=8)
    for y in (452, 520, 588):
        c.rect(146, y, 36, 36, TEAL_2, radius=8)
    c.circle(268, 500, 34, SHEET, TEAL, 4)
    # children's corner: rug, low table, blocks
    c.ellipse(236, 205, 156, 126, OCHRE)
    c.ellipse(236, 205, 112, 86, OCHRE_WASH)
    for x, y, colour in ((212, 190, BRICK), (246, 186, TEAL), (232, 214, MOSS)):
        c.rect(x - 12, y - 12, 24, 24, colour, radius=3)
    # toilets
    for x in (402, 508):
        c.ellipse(x, 128, 38, 52, SHEET, SLATE, 4)
        c.rect(x - 24, 92, 48, 16, SLATE, radius=4)
    c.rect(480, 276, 56, 32, SHEET, SLATE, 4, radius=10)
    c.rect(364, 176, 28, 44, SHEET, SLATE, 4, radius=10)
    # counselling rooms: a round table, three chairs, nobody between a chair and the door
    for y in (182, 386):
        c.circle(890, y, 44, SHEET, BRICK, 4)
        for dx, dy in ((-84, 0), (62, -56), (62, 56)):
            c.rect(890 + dx - 20, y + dy - 20, 40, 40, BRICK, radius=8)
    # staff room: desk, locked cabinet, library shelf
    c.rect(800, 570, 150, 66, SHEET, MOSS, 4, radius=6)
    c.rect(845, 648, 50, 30, MOSS, radius=8)
    c.rect(1006, 512, 54, 66, MOSS, radius=4)
    c.circle(1033, 545, 7, MOSS_WASH)
    for i, colour in enumerate((TEAL, OCHRE, BRICK, SLATE, MOSS_2)):
        c.rect(720 + i * 20, 506, 16, 38, colour)
    # the way in, and the ways out
    c.line([(260, 776), (260, 722)], TEAL, 9)
    c.poly([(236, 736), (284, 736), (260, 704)], TEAL)
    c.line([(606, 640), (606, 128)], MOSS, 5, (1, 3.4))
    c.line([(606, 128), (606, 46)], MOSS, 7)
    c.poly([(590, 52), (622, 52), (606, 24)], MOSS)
    # metres
    for i in range(4):
        c.rect(780 + i * 60, 742, 60, 12, INK_2 if i % 2 == 0 else SHEET, INK_2, 2)
    for i, n in enumerate((0, 2, 4)):
        c.text(780 + i * 120, 772, n, 13)
    for x, y, n, colour in ((450, 590, 1, TEAL), (322, 440, 2, TEAL), (760, 150, 3, BRICK), (760, 350, 4, BRICK),
                            (160, 126, 5, OCHRE), (1010, 640, 6, MOSS), (424, 238, 7, SLATE), (606, 560, 8, MOSS)):
        c.number(x, y, n, colour)
    return c


def first_visit():
    c = Canvas()
    stops = [(160, 560), (345, 300), (540, 570), (730, 300), (895, 570), (1060, 300)]
    way_in = ((160, 720), (160, 640), (160, 560))
    path = [((160, 400), (190, 300), (345, 300)), ((480, 300), (420, 570), (540, 570)), ((660, 570), (610, 300), (730, 300)),
            ((840, 300), (790, 570), (895, 570)), ((1010, 570), (950, 300), (1060, 300))]
    c.curve((160, 810), way_in, *path, colour=SHADE, width=64)
    c.curve((160, 810), way_in, *path, colour=LINE, width=4, dash=(3, 4))
    tints = (TEAL, MOSS, BRICK, TEAL, OCHRE, TEAL)
    for (x, y), tint in zip(stops, tints):
        c.circle(x, y, 104, SHEET, tint, 6)
    # 1 the open door
    x, y = stops[0]
    c.rect(x - 34, y - 62, 68, 124, OCHRE_WASH, TEAL, 7)
    c.poly([(x - 34, y - 62), (x + 14, y - 46), (x + 14, y + 78), (x - 34, y + 62)], TEAL)
    c.circle(x + 3, y + 16, 5, SHEET)
    c.line([(x - 66, y + 63), (x + 66, y + 63)], TEAL_DEEP, 5)
    # 2 water and a language
    x, y = stops[1]
    bubble(c, x - 20, y - 32, 82, 52, MOSS)
    bubble(c, x + 26, y + 12, 82, 52, MOSS_2, -1)
    c.line([(x - 40, y - 32), (x, y - 32)], SHEET, 6)
    for dx in (10, 26, 42):
        c.circle(x + dx, y + 12, 5, SHEET)
    c.poly([(x - 54, y + 22), (x - 20, y + 22), (x - 25, y + 66), (x - 49, y + 66)], TEAL_WASH, TEAL, 4)
    # 3 what cannot wait: a hand bell
    x, y = stops[2]
    c.curve((x - 48, y + 28), ((x - 34, y + 14), (x - 36, y - 46), (x, y - 46)), ((x + 36, y - 46), (x + 34, y + 14), (x + 48, y + 28)), fill=BRICK)
    c.line([(x - 56, y + 30), (x + 56, y + 30)], BRICK, 12)
    c.circle(x, y + 50, 13, BRICK)
    c.line([(x, y - 62), (x, y - 46)], BRICK, 10)
    c.arc(x, y - 10, 72, 200, 232, BRICK, 6)
    c.arc(x, y - 10, 72, 308, 340, BRICK, 6)
    # 4 consent: a page, a line for the name, a tick
    x, y = stops[3]
    sheet(c, x - 50, y - 66, 88, 124, 3, SHEET, LINE, TEAL, 20, width=5)
    c.circle(x + 38, y + 40, 34, TEAL, SHEET, 5)
    c.tick(x + 38, y + 40, 15, width=8)
    # 5 the conversation: two chairs, one table
    x, y = stops[4]
    chair(c, x - 52, y + 18, OCHRE, 1, 0.9)
    chair(c, x + 52, y + 18, OCHRE, -1, 0.9)
    c.line([(x - 20, y + 14), (x + 20, y + 14)], INK_2, 7)
    c.line([(x, y + 14), (x, y + 54)], INK_2, 7)
    bubble(c, x - 18, y - 50, 58, 34, TEAL_2)
    bubble(c, x + 34, y - 36, 46, 30, OCHRE, -1)
    # 6 the next date, on paper
    x, y = stops[5]
    calendar(c, x - 52, y - 50, 104, 108, None, TEAL)
    for row in range(2):
        for col in range(3):
            chosen = (row, col) == (1, 1)
            c.rect(x - 38 + col * 28, y - 8 + row * 30, 20, 20, BRICK if chosen else SHADE, radius=4)
    for n, ((x, y), tint) in enumerate(zip(stops, tints), 1):
        c.number(x - 76, y - 82, n, tint, 26, 21)
    return c


def signpost():
    c = Canvas()
    c.circle(170, 160, 70, OCHRE_WASH)
    c.curve((0, 640), ((240, 500), (420, 560), (640, 620)), ((860, 560), (1040, 520), (1200, 600)), ((1200, 700), (1200, 760), (1200, 800)), ((800, 800), (400, 800), (0, 800)), fill=MOSS_WASH)
    c.curve((0, 720), ((300, 650), (700, 660), (1200, 730)), ((1200, 760), (1200, 780), (1200, 800)), ((800, 800), (400, 800), (0, 800)), fill=MOSS_2)
    c.poly([(560, 700), (640, 700), (760, 800), (440, 800)], PAPER)
    c.rect(584, 70, 32, 650, INK_2, radius=8)
    c.poly([(578, 78), (622, 78), (600, 48)], INK_2)
    arms = [(110, TEAL, 1), (218, PLUM, -1), (326, OCHRE, 1), (434, BRICK, -1), (542, SLATE, 1)]
    for n, (y, colour, side) in enumerate(arms, 1):
        near, far = 600 - side * 60, 600 + side * 370
        tip = far + side * 48
        c.poly([(near, y), (far, y), (tip, y + 42), (far, y + 84), (near, y + 84)], colour)
        c.number(600 + side * 342, y + 42, n, PAPER, 25, 20, ink=colour)
        icon = 600 + side * 170
        my = y + 42
        if n == 1:  # health: a cross
            c.rect(icon - 10, my - 29, 20, 58, PAPER, radius=3)
            c.rect(icon - 29, my - 10, 58, 20, PAPER, radius=3)
        if n == 2:  # law: scales
            c.line([(icon, my - 30), (icon, my + 28)], PAPER, 6)
            c.line([(icon - 46, my - 22), (icon + 46, my - 22)], PAPER, 6)
            c.line([(icon - 24, my + 29), (icon + 24, my + 29)], PAPER, 6)
            for dx in (-46, 46):
                c.line([(icon + dx, my - 22), (icon + dx - 19, my + 10)], PAPER, 3)
                c.line([(icon + dx, my - 22), (icon + dx + 19, my + 10)], PAPER, 3)
                c.curve((icon + dx - 25, my + 10), ((icon + dx - 16, my + 28), (icon + dx + 16, my + 28), (icon + dx + 25, my + 10)), fill=PAPER)
        if n == 3:  # shelter: a roof over a bed
            c.line([(icon - 64, my - 4), (icon, my - 32), (icon + 64, my - 4)], PAPER, 7)
            c.line([(icon - 44, my), (icon - 44, my + 30)], PAPER, 7)
            c.line([(icon - 44, my + 20), (icon + 44, my + 20), (icon + 44, my + 30)], PAPER, 7)
            c.circle(icon - 27, my + 6, 8, PAPER)
            c.rect(icon - 14, my + 1, 56, 14, PAPER, radius=5)
        if n == 4:  # a child and a grown-up
            person(c, icon - 22, my + 34, PAPER, 0.62)
            person(c, icon + 36, my + 34, PAPER, 0.42)
        if n == 5:  # school: an open book
            c.curve((icon, my - 16), ((icon - 16, my - 30), (icon - 40, my - 30), (icon - 58, my - 22)), ((icon - 58, my), (icon - 58, my + 10), (icon - 58, my + 22)), ((icon - 40, my + 14), (icon - 16, my + 14), (icon, my + 28)), fill=PAPER)
            c.curve((icon, my - 16), ((icon + 16, my - 30), (icon + 40, my - 30), (icon + 58, my - 22)), ((icon + 58, my), (icon + 58, my + 10), (icon + 58, my + 22)), ((icon + 40, my + 14), (icon + 16, my + 14), (icon, my + 28)), fill=PAPER)
            c.line([(icon, my - 14), (icon, my + 26)], SLATE, 4)
    person(c, 420, 748, TEAL_DEEP, 0.95)
    person(c, 520, 752, TEAL, 0.8)
    return c


# Visits to a centre in one month: (day, information, counselling, referral). Invented; the gallery's table adds them up.
VISITS = [
    (2, 14, 5, 2), (3, 11, 6, 1), (4, 9, 7, 3), (5, 12, 4, 2), (6, 8, 3, 1),
    (9, 16, 6, 2), (10, 13, 7, 2), (11, 10, 8, 4), (12, 14, 5, 3), (13, 7, 4, 1),
    (16, 24, 9, 5), (17, 21, 8, 4), (18, 17, 10, 4), (19, 15, 8, 3), (20, 10, 5, 2),
    (23, 15, 7, 3), (24, 12, 6, 2), (25, 10, 9, 3), (26, 13, 6, 2), (27, 9, 4, 1),
]


def patterned(c, x, y, w, h, kind):
    """A piece of a bar: plain teal, ochre with slanted lines, or brick with dots. Clipped by hand, so no hatch dpi."""
    if h <= 0:
        return
    if kind == 0:
        c.rect(x, y, w, h, TEAL)
    elif kind == 1:
        c.rect(x, y, w, h, OCHRE)
        step = 12
        for k in range(-int(w // step) - 1, int(h // step) + 2):
            top = y + k * step  # the stripe rises from the left edge at top + w to the right edge at top
            points = []
            for t in range(0, 21):
                px, py = x + w * t / 20, top + w - w * t / 20
                if y + 1.5 <= py <= y + h - 1.5:
                    points.append((px, py))
            if len(points) > 1:
                c.line(points, OCHRE_WASH, 2.6)
    else:
        c.rect(x, y, w, h, BRICK)
        rows = max(1, int(h // 12))
        for r in range(rows):
            for k in (0.28, 0.72):
                c.circle(x + w * k, y + h * (r + 0.5) / rows, 2.6, BRICK_WASH)


def visits():
    c = Canvas()
    left, right, base, unit = 110, 1140, 660, 13.2
    for n in (0, 10, 20, 30, 40):
        y = base - n * unit
        c.line([(left, y), (right, y)], INK_2 if n == 0 else LINE, 4 if n == 0 else 2)
        c.text(left - 20, y, n, 17, INK_2, "right")
    slot = (right - left) / 28.0
    for day, *parts in VISITS:
        x = left + (day - 0.75) * slot
        y = base
        for kind, count in enumerate(parts):
            h = count * unit
            y -= h
            patterned(c, x, y + 1.5, slot * 0.74, h - 3, kind)
    for day in range(1, 29):
        x = left + (day - 0.38) * slot
        if day in {d for d, *_ in VISITS}:
            c.text(x, base + 30, day, 14, INK_2)
        else:
            c.circle(x, base + 30, 4, LINE)
    # the day the question changed: a flag over the 16th
    x = left + (16 - 0.38) * slot
    top = base - 38 * unit
    c.line([(x, top - 14), (x, top - 92)], INK_2, 5)
    c.poly([(x, top - 92), (x + 58, top - 76), (x, top - 58)], BRICK)
    # key, without words: 1, 2, 3 as in the caption
    for kind in range(3):
        kx = 440 + kind * 150
        patterned(c, kx, 736, 40, 34, kind)
        c.number(kx + 74, 753, kind + 1, (TEAL, OCHRE, BRICK)[kind], 20, 16)
    return c


def dated():
    c = Canvas()
    c.rect(0, 640, W, 160, SHADE)
    c.line([(60, 150), (1140, 150)], INK_2, 5)
    for x in (90, 1110):
        c.line([(x, 150), (x, 640)], INK_2, 9)
    places = [(190, 0), (480, 1), (770, 2)]
    for x, age in places:
        fill = (SHEET, OCHRE_WASH, PAPER)[age]
        edge = (TEAL, OCHRE, INK_2)[age]
        ink = (LINE, oklch(0.83, 0.05, 84), SHADE)[age]
        dash = (None, None, (3.2, 3.2))[age]
        sheet(c, x, 166, 240, 270, 5, fill, ink, edge, (26, 54, 84)[age], dash, 5)
        if age < 2:
            c.rect(x, 166, 12, 270, edge)
        for peg in (52, 148):
            c.rect(x + peg, 134, 16, 48, (TEAL, OCHRE, INK_2)[age], radius=4)
    # what stands under each page: a date in force, a date that passed, a date nobody has confirmed
    calendar(c, 250, 476, 120, 128, 14, TEAL, 38)
    calendar(c, 540, 476, 120, 128, 30, OCHRE, 38)
    calendar(c, 830, 476, 120, 128, None, hollow=True)
    c.circle(890, 556, 24, None, INK_2, 5, (2, 2.6))
    # a line of time: firm, then firm with its end, then only expected
    c.line([(310, 700), (600, 700)], TEAL, 9)
    c.line([(600, 700), (890, 700)], INK_2, 7, (1.4, 2.6))
    c.circle(310, 700, 20, TEAL)
    c.rect(591, 672, 18, 56, OCHRE, radius=4)
    c.circle(890, 700, 20, SHADE, INK_2, 6)
    return c


def stick():
    c = Canvas()
    c.rect(0, 610, W, 190, SHADE)
    road = [((216, 700), (250, 712), (420, 712)), ((560, 712), (760, 712), (850, 712)), ((960, 712), (985, 690), (985, 600))]
    c.curve((216, 600), *road, colour=PAPER, width=60)
    c.curve((216, 624), *road, colour=LINE, width=4, dash=(3, 4))
    for x in (420, 610, 800):
        c.circle(x, 712, 25, SHEET, INK_2, 3)
        c.line([(x - 7, 700), (x + 7, 712), (x - 7, 724)], INK_2, 6)
    # 1 the office that signs: a house with a seal
    c.rect(80, 300, 270, 320, TEAL)
    c.poly([(60, 306), (215, 200), (370, 306)], TEAL_DEEP)
    for y in (340, 430):
        for x in (112, 190, 268):
            c.rect(x, y, 50, 58, TEAL_WASH)
    c.rect(186, 530, 60, 90, OCHRE_WASH)
    # 2 the stick: with a seal; the network above it is cut
    c.rect(500, 440, 220, 96, BRICK, radius=16)
    c.rect(720, 458, 74, 60, LINE, INK_2, 4)
    for y in (474, 494):
        c.rect(744, y, 26, 9, INK_2)
    c.circle(572, 488, 34, SHEET)
    c.tick(572, 488, 15, BRICK, 8)
    c.line([(632, 474), (690, 474)], BRICK_WASH, 6)
    c.line([(632, 500), (668, 500)], BRICK_WASH, 6)
    for r in (44, 84, 124):
        c.arc(630, 300, r, 222, 318, LINE, 14)
    c.circle(630, 296, 13, LINE)
    c.line([(520, 320), (740, 156)], BRICK, 9)
    # 3 the library computer, and its shelf
    c.rect(850, 330, 270, 190, INK_2, radius=14)
    c.rect(866, 346, 238, 158, SHEET)
    spines(c, 900, 470, 0.94)
    c.line([(884, 472), (1086, 472)], INK_2, 5)
    c.circle(1050, 404, 30, MOSS)
    c.tick(1050, 404, 14, width=7)
    c.poly([(850, 528), (1120, 528), (1164, 600), (806, 600)], INK_2)
    c.poly([(870, 540), (1100, 540), (1118, 570), (852, 570)], LINE)
    c.number(110, 250, 1, TEAL, 26, 21)
    c.number(500, 410, 2, BRICK, 26, 21)
    c.number(880, 296, 3, MOSS, 26, 21)
    return c


# What people asked in a first talk about return; the report's table names the rows. Invented for the model report.
QUESTIONS = [61, 48, 44, 39, 33, 27, 18]


def questions():
    c = Canvas()
    left, unit = 170, 14.2
    for n in (0, 20, 40, 60):
        x = left + n * unit
        c.line([(x, 70), (x, 700)], INK_2 if n == 0 else LINE, 4 if n == 0 else 2)
        c.text(x, 738, n, 17)
    for i, count in enumerate(QUESTIONS):
        y = 92 + i * 87
        tint = BRICK if i in (2, 5) else TEAL
        if tint == TEAL:
            c.rect(left + 2, y, count * unit - 2, 56, TEAL)
        else:
            c.rect(left + 2, y, count * unit - 2, 56, BRICK)
            for k in range(int(count * unit // 26)):
                c.line([(left + 14 + k * 26, y + 48), (left + 26 + k * 26, y + 8)], BRICK_WASH, 3)
        c.text(left + count * unit + 16, y + 29, count, 18, INK, "left")
        c.number(left - 66, y + 28, i + 1, tint, 25, 20)
    return c


PICTURES = {
    f"{GALLERY}/floor-plan.png": floor_plan,
    f"{GALLERY}/first-visit.png": first_visit,
    f"{GALLERY}/signpost.png": signpost,
    f"{GALLERY}/visits.png": visits,
    f"{GALLERY}/dated.png": dated,
    f"{GALLERY}/stick.png": stick,
    "collections/stories/information-has-a-date/media/dated.png": dated,
    "collections/policy/pre-departure-report/media/questions.png": questions,
}


def main():
    parser = argparse.ArgumentParser(description="Draw the pictures of the starter library.")
    parser.add_argument("--out", type=Path, default=STARTER)
    out = parser.parse_args().out
    for path, draw in PICTURES.items():
        draw().save(out / path)


if __name__ == "__main__":
    main()
