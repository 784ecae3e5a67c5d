"""I-5: doing in two steps what could be done in one never gains."""

from lemma import more, prove


def bonds(n, up=False):
    value, supply = n.numbers("value supply", least=1)
    first, second = n.numbers("first second", least=1)
    one = n.floor(first + second, supply, value)
    a = n.round(up, first, supply, value)
    b = n.round(up, second, supply + a, value + first)
    return more(a + b, one)


def exits(n, up=False):
    value, supply = n.numbers("value supply", least=1)
    first, second = n.numbers("first second", least=1)
    n.know(first + second <= supply, first < supply)
    one = n.floor(first + second, value, supply)
    a = n.round(up, first, value, supply)
    b = n.round(up, second, value - a, supply - first)
    n.know(a <= value)
    return more(a + b, one)


prove("two bonds never mint more than one", bonds, {"shares are rounded up": {"up": True}})
prove("two batches are never owed more than one", exits, {"what is owed is rounded up": {"up": True}})
