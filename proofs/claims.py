"""I-6: the tickets of a batch never get more than was funded, in any order and in any instalments.

By induction over tickets: what those before got is at most their part of what was funded, which is a line
through zero; one more ticket keeps it so. `payout_floor` is a function of `funded` alone, so instalments
add up to what one payment at the end would be.
"""

from lemma import more, prove


def one_more_ticket(n, up=False):
    funded, batch = n.number("funded"), n.number("batch", least=1)
    before, paid = n.numbers("before paid")
    ticket = n.number("ticket", least=1)
    n.know(before + ticket <= batch)
    n.know(paid * batch <= funded * before)
    payout = n.round(up, funded, ticket, batch)
    return (paid + payout) * batch > funded * (before + ticket)


def all_tickets(n, forget=False):
    """Where all tickets were counted, that is no more than was funded."""
    funded, batch = n.number("funded"), n.number("batch", least=1)
    before, paid = n.numbers("before paid")
    n.know(before <= batch)
    if not forget:
        n.know(paid * batch <= funded * before)
    return more(paid, funded)


def instalments(n, backwards=False):
    """What arrives later never lowers what a ticket reached, so `reached - claimed` is never negative."""
    funded, later = n.numbers("funded later")
    batch, ticket = n.numbers("batch ticket", least=1)
    n.know(ticket <= batch)
    n.know(later <= funded if backwards else later >= funded)
    reached = n.floor(funded, ticket, batch)
    then = n.floor(later, ticket, batch)
    return more(reached, then)


prove("one more ticket keeps claims within what was funded", one_more_ticket, {"payouts are rounded up": {"up": True}})
prove("the sum of claims is at most what was funded", all_tickets, {"nothing is known of the others": {"forget": True}})
prove("an instalment never takes back", instalments, {"funded may fall": {"backwards": True}})
