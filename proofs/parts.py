"""mul_div_floor and mul_div_ceil: what fits, and how far a rounding can be off."""

import z3

from lemma import more, prove


def product_fits(n, wider=False):
    """The product of two numbers of 128 bits has 256 at most."""
    a, b = n.numbers("a b")
    most = 2 ** (129 if wider else 128) - 1
    n.know(a <= most, b <= most)
    return more(a * b, 2**256 - 1)


def part_fits(n, larger=False):
    """A part of a whole is no more than it, rounded up or down: no overflow is possible."""
    amount, part = n.numbers("amount part")
    whole = n.number("whole", least=1)
    if not larger:
        n.know(part <= whole)
    return more(n.ceil(amount, part, whole), amount)


def one_apart(n, further=False):
    """Rounded up and rounded down differ by one at most, and by nothing where it divides."""
    a, b = n.numbers("a b")
    c = n.number("c", least=1)
    down = n.floor(a, b, c)
    up = n.ceil(a, b, c) + (1 if further else 0)
    return z3.Or(more(down, up), more(up, down + 1))


def parts_of_many(n, up=False):
    """Two parts that are rounded down are together no more than the part of both."""
    amount, first, second = n.numbers("amount first second")
    whole = n.number("whole", least=1)
    both = n.floor(amount, first + second, whole)
    return more(n.round(up, amount, first, whole) + n.round(up, amount, second, whole), both)


prove("a product fits 256 bits", product_fits, {"129 bits": {"wider": True}}, mutant_bits=129)
prove("a part of a whole fits", part_fits, {"the part is larger than the whole": {"larger": True}})
prove("up and down are one apart at most", one_apart, {"one is added": {"further": True}})
prove("rounding down twice never adds", parts_of_many, {"rounded up": {"up": True}})
