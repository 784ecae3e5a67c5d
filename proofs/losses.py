"""I-3, I-6, I-8: a loss falls on those who leave and those who stay, in whole units, and on nobody twice.

Pool::lose, the cut of closed batches, Difference::split_floor, Shortfall.
"""

import z3

from lemma import more, prove


def exits_bear_their_part(n, all_of_it=False):
    """from_exits = ceil(loss x at_risk / bonded) is at most what is at risk."""
    loss, at_risk = n.numbers("loss at_risk")
    bonded = n.number("bonded", least=1)
    n.know(loss <= bonded, at_risk <= bonded)
    from_exits = loss if all_of_it else n.ceil(loss, at_risk, bonded)
    return more(from_exits, at_risk)


def value_stays_whole(n, no_drip=False):
    """After a loss value is not negative: buffer + bonded >= exiting + drip."""
    buffer, bonded, exiting, drip, loss = n.numbers("buffer bonded exiting drip loss")
    value = buffer + bonded - exiting - drip
    n.know(value >= 0, loss <= bonded, bonded >= 1)
    at_risk = n.least(exiting, bonded)
    from_exits = n.number("from_exits")
    n.know((from_exits - 1) * bonded < loss * at_risk, loss * at_risk <= from_exits * bonded)
    rest = loss - n.least(from_exits, at_risk)
    from_drip = 0 if no_drip else n.least(n.most(rest - value, 0), drip)
    return value + from_drip - rest < 0


def parts_of_exits(n, each_up=False):
    """The cut of one batch, as the difference of two running totals rounded up, is at most what it has."""
    loss, seen, mine = n.numbers("loss seen mine")
    total = n.number("total", least=1)
    n.know(seen + mine <= total, loss <= total)
    before = n.ceil(loss, seen, total)
    after = n.ceil(loss, seen + mine, total)
    cut = after - before + (1 if each_up else 0)
    return more(cut, mine)


def shortfall(n, down=False):
    """By induction: what entries lose together is at least the part of the missing that is theirs."""
    missing, seen, lost, mine = n.numbers("missing seen lost mine")
    due = n.number("due", least=1)
    n.know(seen + mine <= due, missing <= due)
    n.know(lost * due >= missing * seen)
    part = n.round(not down, mine, missing, due)
    return (lost + part) * due < missing * (seen + mine)


def entry_pays(n, twice=False):
    """No entry loses more than it is."""
    missing, mine = n.numbers("missing mine")
    due = n.number("due", least=1)
    n.know(mine <= due, missing <= due)
    part = n.ceil(mine, missing, due) * (2 if twice else 1)
    return more(part, mine)


def suspects_first(n, all_alike=False):
    """Others bear something only where the suspects' whole does not explain it, and all is borne."""
    suspects, others, arrived = n.numbers("suspects others arrived")
    missing = n.most(suspects + others - arrived, 0)
    of_suspects = n.least(missing, suspects)
    if all_alike:
        of_suspects = n.floor(missing, suspects, suspects + others)
        n.know(suspects + others >= 1)
    of_others = missing - of_suspects
    return z3.Or(of_others > others, z3.And(of_others > 0, of_suspects < suspects))


prove("leavers bear no more than they have", exits_bear_their_part, {"they bear all": {"all_of_it": True}})
prove("value is never negative", value_stays_whole, {"the drip bears nothing": {"no_drip": True}})
prove("no batch is cut by more than it has", parts_of_exits, {"each part is rounded up": {"each_up": True}})
prove("entries together are paid no more than arrived", shortfall, {"losses are rounded down": {"down": True}})
prove("no entry loses more than it is", entry_pays, {"losses are booked twice": {"twice": True}})
prove("suspects bear a shortfall first", suspects_first, {"all bear it alike": {"all_alike": True}})
