"""I-5: whoever bonds and leaves again, with nothing in between, gets no more than was put in.

Pool::bond mints floor(amount x S / V), Pool::close_batch owes floor(shares x V / S).
"""

from lemma import more, prove


def bond_then_exit(n, mint_up=False, sudden=False):
    value, supply = n.numbers("value supply", least=1)
    amount = n.number("amount", least=1)
    rewards = n.number("rewards") if sudden else 0
    minted = n.round(mint_up, amount, supply, value)
    paid = n.floor(minted, value + amount + rewards, supply + minted)
    return more(paid, amount)


prove(
    "bond then exit never gains",
    bond_then_exit,
    {
        "shares are rounded up": {"mint_up": True},
        "rewards count at once": {"sudden": True},
    },
)
