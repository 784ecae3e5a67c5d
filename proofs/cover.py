"""I-8: burning S x L / P of S shares after a loss of L of a value P restores the price, to rounding.

Cover::burn_ceil rounds up, for the holders, and is capped by what insurers hold.
"""

from lemma import more, prove


def exact(n, half=False):
    """In exact numbers there is no difference at all."""
    value, supply, loss = n.numbers("value supply loss", least=1)
    burned = n.number("burned")
    n.know(loss < value)
    n.know(burned * value == supply * loss * (2 if half else 1))
    # (P - L) / (S - B) != P / S
    return (value - loss) * supply != value * (supply - burned)


def restored(n, down=False):
    value, supply, loss = n.numbers("value supply loss", least=1)
    n.know(loss < value)
    burned = n.round(not down, supply, loss, value)
    return (value - loss) * supply < value * (supply - burned)


def no_gift(n, twice=False):
    """One share less burned would not have been enough: holders get at most that share's worth."""
    value, supply, loss = n.numbers("value supply loss", least=1)
    n.know(loss < value)
    burned = n.ceil(supply, loss, value)
    burned = burned * 2 if twice else burned
    n.know(burned <= supply)
    return (value - loss) * supply >= value * (supply - burned + 1)


def in_between(n, uncapped=False):
    """A cover in part leaves the price below the one before the loss; that it never lowers it is plain."""
    value, supply, loss = n.numbers("value supply loss", least=1)
    held = n.number("held")
    n.know(loss < value)
    wanted = n.ceil(supply, loss, value)
    if not uncapped:
        n.know(more(wanted, held))
    n.know(held < supply)
    return (value - loss) * supply > value * (supply - held)


prove("S x L / P is exact", exact, {"twice as much is burned": {"half": True}})
prove("a full cover never leaves the price below what it was", restored, {"the burn is rounded down": {"down": True}})
prove("a full cover burns no whole share too many", no_gift, {"losses are paid twice": {"twice": True}})
prove("a cover in part never lifts the price above what it was", in_between, {"the burn is not capped": {"uncapped": True}})
