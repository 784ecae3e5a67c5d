"""What an underwriter earns and risks, in numbers: the tables of docs/UNDERWRITERS.md.

    python3 proofs/economics.py            prints them
    python3 proofs/economics.py --check    fails if the page says something else

Exact fractions and the standard library, nothing else; no lemma is proved here. The premium is that of
`premium_floor` in packages/accounting/src/premium.rs, rounded down to 1/10,000 as it is there. To change the page:
change the assumptions below, print, and paste the output between the two comments.
"""

import sys
from fractions import Fraction as F
from pathlib import Path

# parameters, at their defaults (docs/PARAMETERS.md)
PREMIUM_MAX_BPS = 1_000  # collector.premium_max_bps
TARGET_BPS = 500  # vault.target_coverage_bps
FEE = F(500, 10_000)  # collector.fee_bps
TIP = F(20, 10_000)  # collector.tip_bps
COOLDOWN_DAYS = F(51, 2)  # vault.cooldown_secs: 21 + 3.5 + 1

# assumptions
VALIDATORS = 20  # with an equal part of the stake each
DOUBLE_SIGN = F(5, 100)  # what the chain takes of the validator's stake
DOWNTIME = F(1, 10_000)
DOWNTIMES = 1  # a year and validator
YEARS = 100  # from one double sign of a validator to the next, on average

YIELDS = [F(5, 100), F(15, 100), F(30, 100)]
COVERAGES = [F(1, 100), F(25, 1000), F(5, 100), F(10, 100)]
WANTED = [F(1, 100), F(2, 100), F(5, 100), F(10, 100)]
EVENTS = [
    ("one is down", DOWNTIME, 1),
    ("one double-signs", DOUBLE_SIGN, 1),
    ("four double-sign", DOUBLE_SIGN, 4),
    ("all twenty double-sign", DOUBLE_SIGN, 20),
]
LEVERAGES = [None, 40, 20]


def premium(coverage):
    """The part of all rewards that goes to underwriters."""
    covered = min(coverage * 10_000, F(TARGET_BPS))
    return F(covered * PREMIUM_MAX_BPS // (TARGET_BPS + covered), 10_000)


def own_yield(coverage, rewards):
    """What all LST earns in a year: the rewards less tip, fee and premium."""
    return rewards * (1 - TIP - FEE - premium(coverage))


def earned(coverage, rewards):
    """What cover earns in a year beside that, as a part of itself."""
    return premium(coverage) * rewards / coverage


def lost_in_a_year(years=YEARS):
    """What the pool loses in an average year without any bond, as a part of its value."""
    return DOUBLE_SIGN / years + DOWNTIME * DOWNTIMES


def net(coverage, rewards):
    """What cover earns in an average year beside the LST's own yield, after losses."""
    return earned(coverage, rewards) - lost_in_a_year() / coverage


def break_even(coverage, rewards):
    """The years between two double signs of a validator at which the premium is just what is lost; none if downtime alone
    is more."""
    left = premium(coverage) * rewards - DOWNTIME * DOWNTIMES
    return DOUBLE_SIGN / left if left > 0 else None


def largest_coverage(wanted, rewards):
    """The largest coverage, in 1/10,000, at which cover earns `wanted` a year or more beside the LST's own yield."""
    return next((F(bps, 10_000) for bps in range(10_000, 0, -1) if net(F(bps, 10_000), rewards) >= wanted), None)


def shares_of_a_loss(slash, count, leverage, coverage):
    """What bonds, underwriters and holders pay of one event, as parts of the pool's value."""
    stake = F(count, VALIDATORS)
    loss = stake * slash
    by_bonds = min(loss, stake / leverage) if leverage else F(0)
    by_pool = min(loss - by_bonds, coverage)
    return loss, by_bonds, by_pool, loss - by_bonds - by_pool


def places(number, most):
    """A fraction in decimals, rounded half up, without trailing zeros."""
    scaled = number * 10**most
    units = (abs(scaled) + F(1, 2)).__floor__()
    text = f"{units // 10**most}.{units % 10**most:0{most}d}"
    return ("-" if number < 0 and units else "") + text.rstrip("0").rstrip(".")


def percent(number, most=2):
    return f"{places(number * 100, most)} %"


def table(head, rows):
    lines = ["| " + " | ".join(line) + " |" for line in [head, *rows]]
    return "\n".join([lines[0], "|---" * len(head) + "|", *lines[1:]])


def premiums():
    head = ["coverage", "premium, of all rewards"]
    head += [f"cover earns, at {percent(rewards)}" for rewards in YIELDS]
    head += [f"all LST earns, at {percent(rewards)}" for rewards in YIELDS]
    rows = []
    for coverage in COVERAGES:
        row = [percent(coverage), percent(premium(coverage))]
        row += [percent(earned(coverage, rewards)) for rewards in YIELDS]
        row += [percent(own_yield(coverage, rewards)) for rewards in YIELDS]
        rows.append(row)
    return table(head, rows)


def events():
    head = ["event", "bonds", "loss", "bonds pay"]
    head += [f"of the cover is burned, at {percent(coverage)}" for coverage in COVERAGES]
    rows = []
    for name, slash, count in EVENTS:
        for leverage in LEVERAGES:
            row = [name, f"leverage {leverage}" if leverage else "none"]
            loss, by_bonds, _, _ = shares_of_a_loss(slash, count, leverage, F(0))
            row += [percent(loss, 4), percent(by_bonds, 4)]
            for coverage in COVERAGES:
                _, _, by_pool, by_holders = shares_of_a_loss(slash, count, leverage, coverage)
                cell = percent(by_pool / coverage, 3)
                row.append(f"{cell}, holders {percent(by_holders)}" if by_holders else cell)
            rows.append(row)
    return table(head, rows)


def averages():
    head = ["coverage", "cover loses"]
    head += [f"net, at {percent(rewards)}" for rewards in YIELDS]
    head += [f"breaks even, at {percent(rewards)}" for rewards in YIELDS]
    rows = []
    for coverage in COVERAGES:
        row = [percent(coverage), percent(lost_in_a_year() / coverage)]
        row += [percent(net(coverage, rewards)) for rewards in YIELDS]
        for rewards in YIELDS:
            years = break_even(coverage, rewards)
            row.append("never" if years is None else f"{places(years, 1)} years")
        rows.append(row)
    return table(head, rows)


def limits():
    head = ["wanted a year", *[f"coverage, at {percent(rewards)}" for rewards in YIELDS]]
    rows = []
    for wanted in WANTED:
        found = [largest_coverage(wanted, rewards) for rewards in YIELDS]
        rows.append([percent(wanted), *["none" if c is None else percent(c) for c in found]])
    return table(head, rows)


def page():
    lost = percent(lost_in_a_year(), 3)
    waits = percent(COOLDOWN_DAYS / 365, 1)
    return "\n\n".join(
        [
            "What cover earns in a year beside the yield of all LST, by the rewards that stake brings in a year:",
            premiums(),
            f"What one event costs: {VALIDATORS} validators hold an equal part of the stake each; a double sign takes "
            f"{percent(DOUBLE_SIGN)} of a validator's stake, an outage {percent(DOWNTIME)}. Losses and what bonds pay are "
            "parts of the pool's value. A bond at leverage 20 is a twentieth of the stake that it backs:",
            events(),
            f"An average year without any bond, in which each validator has {DOWNTIMES} outage, and one double sign in {YEARS} "
            f"years. The pool loses {lost} of its value. On the right, how many years have to lie between two double signs of "
            "a validator for the premium to be as much as is lost:",
            averages(),
            "The largest coverage at which that year leaves underwriters as much as they want beside the yield of all LST:",
            limits(),
            f"Leaving costs the premium of the cooldown, {places(COOLDOWN_DAYS, 1)} days: {waits} of what a year earns.",
        ]
    )


def main():
    text = page()
    if "--check" not in sys.argv[1:]:
        print(text)
        return 0
    document = Path(__file__).resolve().parent.parent / "docs" / "UNDERWRITERS.md"
    if f"-->\n\n{text}\n\n<!--" in document.read_text():
        print("docs/UNDERWRITERS.md has the tables")
        return 0
    print("docs/UNDERWRITERS.md differs from what proofs/economics.py prints", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
