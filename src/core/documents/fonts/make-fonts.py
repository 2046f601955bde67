"""How the TTF files of this folder were made; run again only to change them (pip install fonttools brotli).

usage: make-fonts.py <folder of @fontsource/atkinson-hyperlegible-next/files> <this folder>
Merges the latin and latin-ext subsets, adds the few signs French documents need, and gives the family a name of
its own: Typst also sees the fonts installed on the machine, and a namesake there would change the bytes.
"""
import math, sys
from pathlib import Path
from fontTools.merge import Merger
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = 'Ouvrage Document'
STYLES = {'Regular': '400-normal', 'Italic': '400-italic', 'SemiBold': '600-normal', 'Bold': '700-normal'}


def polyline(pen, points, width):
    """A stroke: one quad per segment, one round dot per corner; overlapping outlines of one winding fill as one."""
    half = width / 2
    for (x0, y0), (x1, y1) in zip(points, points[1:]):
        length = math.hypot(x1 - x0, y1 - y0)
        nx, ny = -(y1 - y0) / length * half, (x1 - x0) / length * half
        polygon(pen, [(x0 + nx, y0 + ny), (x1 + nx, y1 + ny), (x1 - nx, y1 - ny), (x0 - nx, y0 - ny)])
    for x, y in points:
        turns = [-a * math.pi / 8 for a in range(16)]
        polygon(pen, [(x + half * math.cos(a), y + half * math.sin(a)) for a in turns])


def polygon(pen, points):
    pen.moveTo(tuple(map(round, points[0])))
    for point in points[1:]:
        pen.lineTo(tuple(map(round, point)))
    pen.closePath()


def add(font, code, name, glyph, advance):
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    font['glyf'].glyphs[name] = glyph
    glyph.recalcBounds(font['glyf'])
    font['hmtx'][name] = (advance, getattr(glyph, 'xMin', 0))
    alias(font, code, name)


def alias(font, code, name):
    for table in font['cmap'].tables:
        if table.isUnicode():
            table.cmap[code] = name


def draw(font, code, name, advance, strokes, width):
    pen = TTGlyphPen(None)
    for stroke in strokes:
        polyline(pen, stroke, width)
    add(font, code, name, pen.glyph(), advance)


def numero(font):
    """The sign № is N followed by º, as in print."""
    cmap, glyphs, pen = font.getBestCmap(), font.getGlyphSet(), TTGlyphPen(None)
    n, o = cmap[ord('N')], cmap[ord('º')]
    glyphs[n].draw(pen)
    glyphs[o].draw(TransformPen(pen, (1, 0, 0, 1, font['hmtx'][n][0], 0)))
    add(font, 0x2116, 'numero', pen.glyph(), font['hmtx'][n][0] + font['hmtx'][o][0])


def micro(font):
    """µ is u with its first stem drawn down: µm is written on every drawing."""
    u = font.getBestCmap()[ord('u')]
    box, depth, pen = font['glyf'][u], font['glyf'][font.getBestCmap()[ord('p')]].yMin, TTGlyphPen(None)
    font.getGlyphSet()[u].draw(pen)
    xs = sorted({x for x, y in box.coordinates if y == box.yMax})
    polygon(pen, [(xs[0], box.yMax), (xs[1], box.yMax), (xs[1], depth), (xs[0], depth)])
    add(font, 0xB5, 'micro', pen.glyph(), font['hmtx'][u][0])


def rename(font, style):
    regular = style in ('Regular', 'Italic', 'Bold')
    said = {1: FAMILY if regular else f'{FAMILY} {style}', 2: style if regular else 'Regular', 4: f'{FAMILY} {style}'}
    said |= {3: f'{FAMILY} {style}', 6: f'OuvrageDocument-{style}', 16: FAMILY, 17: style}
    for record in list(font['name'].names):
        if record.nameID in said:
            font['name'].setName(said[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)
    for name_id in (1, 2, 3, 4, 6, 16, 17):
        font['name'].setName(said[name_id], name_id, 3, 1, 0x409)


def make(source, target, style, weight):
    font = Merger().merge([str(source / f'atkinson-hyperlegible-next-{s}-{weight}.woff2') for s in ('latin', 'latin-ext')])
    font.flavor = None
    font.recalcTimestamp = False
    cmap = font.getBestCmap()
    hyphen = font['glyf'][cmap[ord('-')]]
    w = hyphen.yMax - hyphen.yMin
    add(font, 0x202F, 'nnbspace', TTGlyphPen(None).glyph(), 190)  # thousands, « », ; ? ! % €
    alias(font, 0x2011, cmap[ord('-')])
    alias(font, 0x2300, cmap[ord('Ø')])  # diameter sign of drawings
    draw(font, 0x2713, 'check', 680, [[(90, 300), (260, 100), (590, 590)]], w)
    draw(font, 0x2717, 'cross', 640, [[(100, 100), (540, 560)], [(100, 560), (540, 100)]], w)
    draw(font, 0x2610, 'box', 760, [[(90, 20), (90, 600), (670, 600), (670, 20), (90, 20)]], w * 0.7)
    draw(font, 0x25A1, 'missing', 700, [[(100, 0), (100, 620), (600, 620), (600, 0), (100, 0)]], w * 0.7)
    draw(font, 0x2264, 'lessequal', 620, [[(520, 570), (100, 390), (520, 210)], [(100, 70), (520, 70)]], w)
    draw(font, 0x2265, 'greaterequal', 620, [[(100, 570), (520, 390), (100, 210)], [(100, 70), (520, 70)]], w)
    draw(font, 0x2192, 'arrowright', 820, [[(80, 330), (740, 330)], [(500, 570), (740, 330), (500, 90)]], w)
    draw(font, 0x2190, 'arrowleft', 820, [[(80, 330), (740, 330)], [(320, 570), (80, 330), (320, 90)]], w)
    numero(font)
    micro(font)
    font['maxp'].numGlyphs = len(font.getGlyphOrder())
    rename(font, style)
    font.save(str(target / f'OuvrageDocument-{style}.ttf'))


for each, weight in STYLES.items():
    make(Path(sys.argv[1]), Path(sys.argv[2]), each, weight)
