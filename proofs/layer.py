"""I-9: insurers. Entering and leaving a layer never gains, and a burn falls on all alike, exact in sum."""

import z3

from lemma import more, prove


def enter_then_leave(n, up=False):
    """At the layer's price with its offset, (lst + 1) / (shares + 1,000): V and S below."""
    value, supply = n.number("value", least=1), n.number("supply", least=1)
    amount = n.number("amount", least=1)
    bought = n.round(up, amount, supply, value)
    paid = n.floor(bought, value + amount, supply + bought)
    return more(paid, amount)


def burn_fits(n, down=False):
    """The active part of a burn is what the exiting part leaves of it: never more than there is."""
    active, exiting = n.numbers("active exiting")
    amount = n.number("amount", least=1)
    held = n.number("held", least=1)
    n.know(held == active + exiting, amount <= held)
    of_exiting = n.floor(amount, exiting, held)
    if down:
        of_exiting = n.floor(amount, exiting, held + 1)
    return more(amount - of_exiting, active)


def burn_is_fair(n, active_first=False):
    """Who leaves loses no more than the common fraction, and less than one unit less."""
    active, exiting = n.numbers("active exiting")
    amount = n.number("amount", least=1)
    held = n.number("held", least=1)
    n.know(held == active + exiting, amount <= held, exiting >= 1)
    if active_first:
        of_exiting = n.most(0, amount - active)
    else:
        of_exiting = n.floor(amount, exiting, held)
    above = of_exiting * held > amount * exiting
    below = (of_exiting + 1) * held <= amount * exiting
    return z3.Or(above, below)



prove("enter then leave never gains", enter_then_leave, {"shares are rounded up": {"up": True}})
prove("a burn is never more than a bucket holds", burn_fits, {"the exiting part is a unit short": {"down": True}})
prove("active and leaving lose the same part", burn_is_fair, {"active shares burn first": {"active_first": True}})
