"""I-2: rewards count bit by bit, never early, and a gift of dust restarts nothing.

Drip::unreleased_ceil is amount x left / window, rounded up.
"""

import z3

from lemma import more, prove


def never_early(n, down=False):
    """What counts is at most the elapsed part of the whole."""
    amount, left = n.numbers("amount left")
    window = n.number("window", least=1)
    n.know(left <= window)
    unreleased = n.round(not down, amount, left, window)
    return (amount - unreleased) * window > amount * (window - left)


def never_back(n, restart=False):
    """What was released stays released."""
    amount, left, later = n.numbers("amount left later")
    window = n.number("window", least=1)
    n.know(left <= window)
    n.know(later >= left if restart else later <= left)
    now = n.ceil(amount, left, window)
    then = n.ceil(amount, later, window)
    return more(then, now)


def whole(n, long=False):
    """At the end all is released, at the start nothing."""
    amount, window = n.number("amount"), n.number("window", least=1)
    start = n.ceil(amount, window, window + 1 if long else window)
    return z3.Or(more(start, amount), more(amount, start))


def merged_between(n, outside=False):
    """A merged window ends no later than the longer one, and no sooner than the weighted mean."""
    old, new = n.numbers("old new")
    short, long = n.numbers("short long")
    n.know(old + new >= 1, short <= long)
    extra = n.ceil(long - short, old, old + new)
    end = short + extra + (1 if outside else 0)
    return more(end, long)


def merged_mean(n, down=False):
    old, new = n.numbers("old new")
    short, long = n.numbers("short long")
    n.know(old + new >= 1, short <= long)
    extra = n.round(not down, long - short, old, old + new)
    return (short + extra) * (old + new) < long * old + short * new


def dust(n, restart=False):
    """A gift of at most the (long - short)th part of the whole moves the end by a second at most."""
    old, gift = n.numbers("old gift", least=1)
    short, long = n.numbers("short long")
    n.know(short <= long, gift * (long - short) <= old + gift)
    extra = long - short if restart else n.ceil(long - short, gift, old + gift)
    return more(extra, 1)


prove("rewards never count early", never_early, {"rounded down": {"down": True}})
prove("what counts goes on counting", never_back, {"time runs backwards": {"restart": True}})
prove("nothing counts at the start", whole, {"the window is a second longer": {"long": True}})
prove("a merged drip ends by the later end", merged_between, {"a second is added": {"outside": True}})
prove("a merged drip ends no sooner than the mean", merged_mean, {"rounded down": {"down": True}})
prove("dust moves the end by a second at most", dust, {"each gift restarts the window": {"restart": True}})
