"""XR-01, XR-02: the virtual offset of a layer bounds an inflation attack.

An empty layer is priced (lst + 1) / (shares + 1,000). An attacker enters first with `first`, has `gift`
dripped into the price, and waits for a victim.
"""

from lemma import more, prove

OFFSET = 1_000


def victim(n, zero=False):
    """Whoever is let in, with at least one share, has half of what was put in, less two units."""
    first, gift = n.numbers("first gift")
    entered = n.number("entered", least=1)
    n.know(first >= 1)
    held = OFFSET * first
    lst = first + gift
    bought = n.floor(entered, held + OFFSET, lst + 1)
    if not zero:
        n.know(bought >= 1)
    worth = n.floor(bought, lst + entered + 1, held + bought + OFFSET)
    return more(entered, 2 * worth + 2)


def attacker(n, bare=False):
    """The attacker never has more than was put in, be it that the victim is given no share at all."""
    first = n.number("first", least=1)
    gift, entered = n.numbers("gift entered")
    unit, offset = (0, 0) if bare else (1, OFFSET)
    held = OFFSET * first
    lst = first + gift
    bought = n.floor(entered, held + offset, lst + unit)
    worth = n.floor(held, lst + entered + unit, held + bought + offset)
    return more(worth, first + gift)


def cost(n, offset=OFFSET):
    """A victim who loses all that rounding can take needs a gift of at least 1,000 times as much."""
    first, gift, entered = n.numbers("first gift entered", least=1)
    lst = first + gift
    bought = n.floor(entered, offset * first + offset, lst + 1)
    n.know(bought == 0)
    return gift < OFFSET * entered


prove(
    "a victim who is let in keeps half",
    victim,
    {"no shares for something are an entry": {"zero": True}},
    mutant_bits=14,
)
prove("an attacker gets no more than was put in", attacker, {"there is no offset": {"bare": True}}, mutant_bits=11)
prove("to shut someone out costs a thousand times as much", cost, {"the offset is one share": {"offset": 1}})
