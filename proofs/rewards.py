"""The split of rewards, and the premium: RewardSplit::floor, premium_floor."""

from lemma import more, prove


def parts(n, up=False):
    """Tip, fee and premium at their caps leave the pool at least 69 of a hundred."""
    rewards = n.number("rewards")
    tip = n.round(up, rewards, 100, 10_000)
    fee = n.round(up, rewards, 1_000, 10_000)
    premium = n.round(up, rewards, 2_000, 10_000)
    return (rewards - tip - fee - premium) * 100 < rewards * 69


def below_most(n, no_target=False):
    """The premium in force is below its maximum, which is asked for but never reached."""
    most, pool, insured = n.numbers("most pool insured", least=1)
    target = 0 if no_target else n.number("target", least=1)
    premium = n.floor(most, 10_000 * pool, insured * target + 10_000 * pool)
    return premium >= most


def rises(n, falling=False):
    """More cover never earns less in all."""
    most, pool, insured, target = n.numbers("most pool insured target", least=1)
    extra = n.number("extra")
    scale = 10_000
    less = n.floor(most, scale * pool, insured * target + scale * pool)
    larger = pool + extra
    whole = insured * target + scale * larger
    if falling:
        whole = insured * (target + scale * extra) + scale * larger
    then = n.floor(most, scale * larger, whole)
    return more(less, then)


def nothing_for_nothing(n, up=False):
    """A speck of cover earns nothing: where max x pool is below target x insured in 1/10,000."""
    most, pool, insured, target = n.numbers("most pool insured target", least=1)
    n.know(most * 10_000 * pool < insured * target)
    premium = n.round(up, most, 10_000 * pool, insured * target + 10_000 * pool)
    return premium >= 1


prove("the pool keeps 69 % of rewards at least", parts, {"parts are rounded up": {"up": True}})
prove("the premium stays below its maximum", below_most, {"the target is zero": {"no_target": True}})
prove("the premium rises with cover", rises, {"more cover raises the target": {"falling": True}})
prove("a speck of cover earns nothing", nothing_for_nothing, {"rounded up": {"up": True}}, mutant_bits=16)
