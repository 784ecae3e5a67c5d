"""Rounds of an oracle as an SVG that needs nothing else, and can be read in the dark."""

from html import escape

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 960, 460, 56, 16, 64, 44
STYLE = """
svg { font: 13px system-ui, sans-serif; background: #fff } text { fill: #1c2430 } .faint { stroke: #d8dde4 }
.worth { stroke: #8a94a3; fill: none; stroke-dasharray: 5 4 } .price { stroke: #0b62d6; fill: none; stroke-width: 2 }
.honest { fill: #1d8a4e } .liar { fill: #cf2e2e } .silent { fill: #b06f00 } .void { fill: #eceff3 } .fine { stroke: #cf2e2e; fill: none; stroke-width: 2 }
@media (prefers-color-scheme: dark) { svg { background: #14181f } text { fill: #e6eaf0 } .faint { stroke: #333b47 } .void { fill: #232a34 }
.price { stroke: #6aa8ff } .honest { fill: #4cc784 } .liar { fill: #ff7b7b } .fine { stroke: #ff7b7b } .silent { fill: #f0b34a } }
"""
KINDS = {"r4": "liar", "r5": "silent"}


def draw(rows):
    """Reports as dots, the oracle's price as a line, the market dashed, void rounds grey, fines ringed."""
    said = [p for row in rows for p in row["reports"].values()] + [row["worth"] for row in rows]
    low, high = min(said) * 0.985, max(said) * 1.015
    step = (WIDTH - LEFT - RIGHT) / max(1, len(rows))

    def x(i):
        return LEFT + (i + 0.5) * step

    def y(price):
        return TOP + (high - price) / (high - low) * (HEIGHT - TOP - BOTTOM)

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Rounds of an oracle with five reporters">',
           f"<style>{STYLE}</style>"]
    out += _grid(low, high, y)
    for i, row in enumerate(rows):
        if "void" in row:
            out.append(f'<rect class="void" x="{LEFT + i * step:.1f}" y="{TOP}" width="{step:.1f}" height="{HEIGHT - TOP - BOTTOM}"><title>void: {escape(row["void"])}</title></rect>')
    out.append(_line("worth", [(x(i), y(row["worth"])) for i, row in enumerate(rows)]))
    out.append(_line("price", [(x(i), y(row["price"])) for i, row in enumerate(rows) if "price" in row]))
    for i, row in enumerate(rows):
        fined = {name: lst for name, lst in row["fines"]}
        for k, (name, price) in enumerate(sorted(row["reports"].items())):
            at = x(i) + (k - 2) * min(3, step / 6)
            out.append(f'<circle class="{KINDS.get(name, "honest")}" cx="{at:.1f}" cy="{y(price):.1f}" r="3"><title>{name} says {price}</title></circle>')
            if name in fined:
                out.append(f'<circle class="fine" cx="{at:.1f}" cy="{y(price):.1f}" r="7"><title>{name} pays {fined[name] / 1e6:g} LST</title></circle>')
    first, last = rows[0]["round"], rows[-1]["round"]
    out.append(f'<text x="{LEFT}" y="{HEIGHT - 14}">round {first}</text>')
    out.append(f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 14}" text-anchor="end">round {last}</text>')
    out += _legend()
    return "\n".join([*out, "</svg>", ""])


def _line(kind, points):
    return f'<polyline class="{kind}" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in points)}"/>'


def _grid(low, high, y):
    price = int(low) + 1
    while price < high:
        yield f'<line class="faint" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y(price):.1f}" y2="{y(price):.1f}"/>'
        yield f'<text x="{LEFT - 8}" y="{y(price) + 4:.1f}" text-anchor="end">{price}</text>'
        price += 1


def _legend():
    yield '<text x="56" y="22" font-weight="600">An oracle, five bots, one lies and one falls silent</text>'
    at = 56
    for kind, mark, text in [("price", "line", "price of the oracle"), ("worth", "line", "market"), ("honest", "dot", "r1 to r3"),
                             ("liar", "dot", "r4, lies"), ("silent", "dot", "r5, falls silent"), ("fine", "ring", "fined"), ("void", "box", "void round")]:
        if mark == "line":
            yield f'<line class="{kind}" x1="{at}" x2="{at + 18}" y1="40" y2="40"/>'
        elif mark == "box":
            yield f'<rect class="{kind}" x="{at}" y="33" width="18" height="14"/>'
        else:
            yield f'<circle class="{kind}" cx="{at + 9}" cy="40" r="{6 if mark == "ring" else 4}"/>'
        yield f'<text x="{at + 24}" y="44">{text}</text>'
        at += 34 + 7.2 * len(text)
