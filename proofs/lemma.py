"""What every lemma is written with.

A lemma is a function from a way of making numbers to `(facts, claim)`. It is proved over the reals, using
of `floor` and `ceil` nothing but the two inequalities that define them: what holds for all reals that
satisfy those holds for all integers of any width. Where a step needs that integers have no values in
between, it says so (`more`).

Each lemma has mutants: the same claim with one rule broken. Z3 must refute each of them with integers, or
the lemma could not fail and would prove nothing.
"""

import sys
import time

import z3

PROOF_MS = 120_000
MUTANT_MS = 60_000


class Numbers:
    """Makes variables, and collects what is known of them."""

    def __init__(self, sort):
        self.sort = sort
        self.facts = []
        self.shown = []
        self.count = 0

    def number(self, name, least=0):
        """A whole number of at least `least`."""
        x = self.sort(name)
        self.facts.append(x >= least)
        self.shown.append(x)
        return x

    def numbers(self, names, least=0):
        return [self.number(name, least) for name in names.split()]

    def know(self, *facts):
        self.facts.extend(facts)

    def floor(self, a, b, c):
        """a x b / c, rounded down: q x c <= a x b < (q + 1) x c."""
        q = self._fresh("floor")
        self.know(q * c <= a * b, a * b < (q + 1) * c)
        return q

    def ceil(self, a, b, c):
        """a x b / c, rounded up: (q - 1) x c < a x b <= q x c."""
        q = self._fresh("ceil")
        self.know((q - 1) * c < a * b, a * b <= q * c)
        return q

    def round(self, up, a, b, c):
        return self.ceil(a, b, c) if up else self.floor(a, b, c)

    def least(self, a, b):
        return z3.If(a <= b, a, b)

    def most(self, a, b):
        return z3.If(a >= b, a, b)

    def _fresh(self, kind):
        self.count += 1
        return self.number(f"{kind}{self.count}")


def more(x, y):
    """x > y, for whole numbers: x is at least one more."""
    return x >= y + 1


def prove(title, lemma, mutants, mutant_bits=6):
    """Proves the lemma, refutes its mutants, and ends the program badly if either fails.

    `lemma(numbers, **rules)` returns the claim's opposite: what must be impossible. `mutants` maps what is
    broken to the `rules` that break it; numbers that refute them are looked for below `2^mutant_bits`.
    """
    began = time.monotonic()
    proof, _ = _solve(lemma, z3.Real, PROOF_MS, {}, None)
    took = time.monotonic() - began
    ok = proof == z3.unsat
    print(f"{'proved' if ok else 'NOT PROVED'}: {title}, for all integers ({took:.2f} s)")
    for what, rules in mutants.items():
        began = time.monotonic()
        answer, example = _solve(lemma, z3.Int, MUTANT_MS, rules, mutant_bits)
        took = time.monotonic() - began
        refuted = answer == z3.sat
        ok = ok and refuted
        print(f"  {'refuted' if refuted else 'NOT REFUTED'}: {what} ({took:.2f} s){example}")
    if not ok:
        sys.exit(1)


def _solve(lemma, sort, budget_ms, rules, bits):
    numbers = Numbers(sort)
    opposite = lemma(numbers, **rules)
    solver = z3.Solver()
    solver.set("timeout", budget_ms)
    solver.add(*numbers.facts, opposite)
    if bits is not None:
        solver.add(*(x < 2**bits for x in numbers.shown))
    answer = solver.check()
    if answer != z3.sat:
        return answer, ""
    model = solver.model()
    values = ", ".join(f"{x} = {model.eval(x, True)}" for x in numbers.shown)
    return answer, f"\n    with {values}"
