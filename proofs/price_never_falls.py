"""I-2: neither a bond nor a batch lowers what a share is worth to those who stay."""

from lemma import prove


def bond(n, up=False):
    value, supply = n.numbers("value supply", least=1)
    amount = n.number("amount", least=1)
    minted = n.round(up, amount, supply, value)
    # (V + a) / (S + m) < V / S
    return (value + amount) * supply < value * (supply + minted)


def batch(n, up=False):
    value, supply = n.numbers("value supply", least=1)
    leaving = n.number("leaving", least=1)
    n.know(leaving < supply)
    owed = n.round(up, leaving, value, supply)
    # (V - o) / (S - x) < V / S
    return (value - owed) * supply < value * (supply - leaving)


prove("a bond never lowers the price", bond, {"shares are rounded up": {"up": True}})
prove("a batch never lowers the price", batch, {"what is owed is rounded up": {"up": True}})
