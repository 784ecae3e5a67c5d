"""Mutants behind switches, all in one copy of the sources: which there are, which compile, which tests come through each, and what
becomes of it. `scripts/mutants` says what this is for.
"""

import collections
import concurrent.futures
import itertools
import json
import os
import pathlib
import re
import selectors
import subprocess
import sys
import tempfile
import time

from lib.switches import ROOT, sources, write_copy

KEPT = ROOT / "target/mutants"
COPY = KEPT / "copy"
PACKAGES = {
    "accounting": "packages/accounting",
    "numbers": "packages/numbers",
    "hub": "contracts/hub",
    "queue": "contracts/queue",
    "vault": "contracts/vault",
}
SWITCH, TRACE = "BALLAST_MUTANT", "BALLAST_MUTANT_TRACE"
# A mutant that makes tests take this many times as long, and half a minute, hangs.
PATIENCE = 5

# Appended to each package: which mutant is asked for, and a note of where tests come through.
CHOICE = """
#[doc(hidden)]
pub mod mutants__ {
    use std::io::Write;
    use std::sync::{atomic::{AtomicBool, Ordering}, OnceLock};
    static SEEN: [AtomicBool; 4000] = [const { AtomicBool::new(false) }; 4000];
    static ASKED: OnceLock<(u32, Option<std::path::PathBuf>)> = OnceLock::new();
    pub fn at(function: u32) -> u32 {
        let (number, trace) = ASKED.get_or_init(|| {
            let number = std::env::var("BALLAST_MUTANT").ok().and_then(|n| n.parse().ok());
            (number.unwrap_or(0), std::env::var_os("BALLAST_MUTANT_TRACE").map(Into::into))
        });
        if let Some(trace) = trace {
            if !SEEN[function as usize].swap(true, Ordering::Relaxed) {
                let file = std::fs::OpenOptions::new().append(true).create(true).open(trace);
                let _ = writeln!(file.unwrap(), "{function}");
            }
        }
        *number
    }
}
"""


class Mutant:
    """One change, with a number that is its own among all packages."""

    def __init__(self, number, package, known):
        self.number, self.package = number, package
        self.file, self.name = known["file"], known["name"]
        self.span, self.function = known["span"], known["function"]["span"]
        self.replacement = known["replacement"]
        self.choice = None

    @property
    def title(self):
        """Its name without its line, which moves."""
        return re.sub(r":\d+:\d+:", ":", self.name, count=1)


def listed():
    mutants = []
    for package in PACKAGES:
        command = ["cargo", "mutants", "--list", "--json", "--package", f"ballast-{package}"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode != 0:
            raise SystemExit(f"cargo-mutants: {done.stderr.strip()}\ntry: cargo install cargo-mutants --locked")
        for known in json.loads(done.stdout):
            mutants.append(Mutant(len(mutants) + 1, package, known))
    return mutants


def body_of(source, start):
    """Where the body of the function that starts here opens: past comments, attributes and its head."""
    words = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\])*\"|#!?\[|\bfn\b|[(){}\[\]]", re.S)
    depth, named = 0, False
    for match in words.finditer(source, start):
        word = match[0]
        if word == "fn":
            named = True
        elif word in "([" or word.startswith("#"):
            depth += 1
        elif word in ")]":
            depth -= 1
        elif word == "{" and named and depth == 0:
            return match.start()
    raise SystemExit("a function without a body")


def switched(source, mutants):
    """The source with a choice in each function that has mutants."""
    starts = [0]
    for line in source.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    place = lambda at: starts[at["line"] - 1] + at["column"] - 1
    functions = {}
    for mutant in mutants:
        functions.setdefault((place(mutant.function["start"]), place(mutant.function["end"])), []).append(mutant)
    # a function in a function belongs to the outer one
    for inner in sorted(functions):
        outer = [f for f in functions if f != inner and f[0] <= inner[0] and inner[1] <= f[1]]
        if outer:
            functions[outer[0]] += functions.pop(inner)
    for (start, end), inside in sorted(functions.items(), reverse=True):
        opens = body_of(source, start) + 1
        closes = end - 1
        body = source[opens:closes]
        numbers = " | ".join(f"{m.number}u32" for m in inside)
        arms = [f"n if !matches!(n, {numbers}) => {{{body}}}"]
        for mutant in inside:
            mutant.choice = inside[0].number
            begin, stop = place(mutant.span["start"]) - opens, place(mutant.span["end"]) - opens
            changed = body[:begin] + mutant.replacement + body[stop:]
            arms.append(f"\n//@{mutant.number}\n{mutant.number}u32 => {{{changed}}}\n//@0\n")
        choice = f"match crate::mutants__::at({inside[0].number}) {{{''.join(arms)} _ => unreachable!() }}"
        source = source[:opens] + choice + source[closes:]
    return source


def copied(mutants):
    """Writes the copy with these mutants in it."""
    files = sources()
    for name, folder in PACKAGES.items():
        lib = f"{folder}/src/lib.rs"
        files[lib] = files[lib] + CHOICE.encode()
    by_file = collections.defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    for file, inside in by_file.items():
        files[file] = switched(files[file].decode(), inside).encode()
    files["Cargo.toml"] = re.sub(rb'"(deny|forbid|warn)"', b'"allow"', files["Cargo.toml"])
    write_copy(COPY, files)


def cargo(*words):
    env = {**os.environ, "CARGO_TARGET_DIR": str(KEPT / "build")}
    command = ["cargo", *words, "--message-format=json"]
    command += [f"--package=ballast-{name}" for name in PACKAGES]
    done = subprocess.run(command, cwd=COPY, env=env, capture_output=True, text=True)
    return done, [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def blamed(messages):
    """The mutants that do not compile, by their marks above the lines of errors."""
    found, stray = set(), []
    for message in messages:
        message = message.get("message")
        if not isinstance(message, dict) or message.get("level") != "error" or not message.get("spans"):
            continue
        spans = sorted(message["spans"], key=lambda span: not span["is_primary"])
        numbers = [number for span in spans if (number := mark(span))]
        if numbers:
            found.add(numbers[0])
        else:
            stray.append(message["rendered"])
    return found, stray


def mark(span):
    while span.get("expansion"):
        span = span["expansion"]["span"]
    path = COPY / span["file_name"]
    if not path.is_file():
        return 0
    for line in reversed(path.read_text().split("\n")[: span["line_start"]]):
        if match := re.fullmatch(r"//@(\d+)", line):
            return int(match[1])
    return 0


def viable(mutants):
    """Those that compile, all at once; found by leaving out what the compiler names."""
    left = list(mutants)
    while True:
        copied(left)
        done, messages = cargo("check", "--keep-going")
        if done.returncode == 0:
            return left
        bad, stray = blamed(messages)
        if not bad:
            raise SystemExit("".join(stray) or done.stderr)
        print(f"{len(bad)} do not compile", flush=True)
        left = [mutant for mutant in left if mutant.number not in bad]


def built():
    """The test programs, each with the folder it runs in."""
    done, messages = cargo("test", "--no-run", "--package=ballast-tests", "--lib", "--tests")
    if done.returncode != 0:
        raise SystemExit("".join(m["message"]["rendered"] for m in messages if "message" in m) + done.stderr)
    found = [m for m in messages if m.get("executable") and m["profile"]["test"]]
    return [(m["executable"], str(pathlib.Path(m["manifest_path"]).parent)) for m in found]


def run(program, tests, number=None, trace=None, limit=600):
    """Whether these tests pass: `ok`, the first that fails, or `hangs`."""
    binary, folder = program
    env = {**os.environ, "RUST_BACKTRACE": "0"}
    env.update({SWITCH: str(number)} if number else {}, **({TRACE: trace} if trace else {}))
    command = [binary, "--test-threads=1", "--exact", *tests]
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, cwd=folder, env=env, **quiet) as process:
        until = time.monotonic() + limit
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            while ready.select(max(0, until - time.monotonic())):
                line = process.stdout.readline()
                if not line:
                    return "ok" if process.wait() == 0 else tests[0]
                if match := re.match(r"test (\S+)(?: - should panic)? \.\.\. FAILED", line):
                    process.kill()
                    return match[1]
        process.kill()
        return "hangs"


def trace(program, test):
    with tempfile.NamedTemporaryFile() as file:
        began = time.monotonic()
        if run(program, [test], trace=file.name) != "ok":
            raise SystemExit(f"{test} fails although nothing is changed")
        seen = {int(line) for line in pathlib.Path(file.name).read_text().split()}
        return seen, time.monotonic() - began


def traces(programs, workers):
    """For each function, by its number, the tests that come through it: program, name, seconds."""
    tests = []
    for program in programs:
        names = lambda *words: subprocess.run([program[0], "--list", *words], capture_output=True, text=True).stdout
        skipped = set(re.findall(r"^(\S+): test$", names("--ignored"), re.M))
        tests += [(program, test) for test in re.findall(r"^(\S+): test$", names(), re.M) if test not in skipped]
    through = collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        results = pool.map(lambda known: trace(*known), tests)
        for n, ((program, test), (seen, seconds)) in enumerate(zip(tests, results), 1):
            if sys.stdout.isatty():
                print(f"\r{n}/{len(tests)} tests traced", end="\n" if n == len(tests) else "", flush=True)
            for function in seen:
                through[function].append((program, test, seconds))
    return through


def fate(mutant, through, seconds):
    """What notices a mutant: the first test that fails, the quick ones first, until so many seconds are spent."""
    known = sorted(through.get(mutant.choice, []), key=lambda known: known[2])
    if not known:
        return "nothing comes through"
    spent = itertools.accumulate(took for _, _, took in known)
    known = [test for test, sum_so_far in zip(known, spent) if sum_so_far <= seconds] or known[:1]
    # some quick ones first, then more and more in one go
    size = 6
    while known:
        chunk, known = known[:size], known[size:]
        size *= 4
        for program in dict.fromkeys(program for program, _, _ in chunk):
            mine = [(test, seconds) for at, test, seconds in chunk if at == program]
            limit = 30 + PATIENCE * sum(seconds for _, seconds in mine)
            verdict = run(program, [test for test, _ in mine], number=mutant.number, limit=limit)
            if verdict != "ok":
                return verdict
    return "survives"
