"""I-8: a cover that comes late repairs what is left to repair, and no more.

retry_burn_ceil burns S x l / (P + l) of S shares for an owed l: the price is then (P + l) / S, what it would
be had the loss been covered at once. scale_owed_floor takes the part of those who left meanwhile out of l.
"""

from lemma import more, prove


def never_above(n, naive=False):
    """One share less burned would leave the price at or below (P + l) / S."""
    value, supply, owed = n.numbers("value supply owed", least=1)
    burned = n.ceil(supply, owed, value if naive else value + owed)
    n.know(burned <= supply)
    return value * supply >= (value + owed) * (supply - burned + 1)


def restored(n, down=False):
    value, supply, owed = n.numbers("value supply owed", least=1)
    burned = n.round(not down, supply, owed, value + owed)
    return value * supply < (value + owed) * (supply - burned)


def stayers(n, whole=False):
    """x of S shares leave at the uncovered price, rounded down: those who stay get their own part of the
    repair, l x (S - x) / S, and not that of those who left."""
    supply, owed = n.numbers("supply owed", least=1)
    left = n.number("left", least=1)
    n.know(left < supply)
    still = owed if whole else n.floor(owed, supply - left, supply)
    return still * supply > owed * (supply - left)


def twice(n, whole=False):
    """Two batches that leave reduce it to no more than one batch of both would, and a unit."""
    supply, owed = n.numbers("supply owed", least=1)
    first, second = n.numbers("first second", least=1)
    n.know(first + second < supply)
    one = n.floor(owed, supply - first - second, supply)
    a = owed if whole else n.floor(owed, supply - first, supply)
    b = n.floor(a, supply - first - second, supply - first)
    return more(b, one)


prove("a retry burns no whole share too many", never_above, {"it burns S x l / P": {"naive": True}})
prove("a retry restores the price", restored, {"the burn is rounded down": {"down": True}})
prove("who stays gets no part of who left", stayers, {"leavers do not reduce it": {"whole": True}})
prove("leaving in two batches leaves no more", twice, {"the first does not reduce it": {"whole": True}})
