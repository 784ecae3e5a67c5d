"""Changes of the sources behind switches, in a copy that is built once: what `attack-breaks`, `rule-breaks` and `mutants` share.

The comments of the tests in tests/tests/all/attacks say what is taken out (`Taken out: from -> to`). In the copy each such
place is a choice by an environment variable.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TESTS = ROOT / "tests/tests/all/attacks"
# Where attacks' lines are taken out, and what is built of it.
COPY = ROOT / "target/attack-breaks"
BUILD = ROOT / "target/attack-breaks-build"
SWITCH = "BALLAST_BREAK"


def arguments(usage, known_flags, known_names):
    """Names and flags of the command line; `usage` for `--help`. One that is not known ends the program with code 2."""
    given = sys.argv[1:]
    if "--help" in given or "-h" in given:
        print(usage)
        sys.exit(0)
    for one in given:
        if one not in (known_flags if one.startswith("-") else known_names):
            what = "is no flag of this command" if one.startswith("-") else "is none of its names"
            print(f"{pathlib.Path(sys.argv[0]).name}: {one} {what}; --help shows how it is used", file=sys.stderr)
            sys.exit(2)
    return [one for one in given if not one.startswith("-")], [one for one in given if one.startswith("-")]


class Entry:
    """One test with what its comment says."""

    def __init__(self, path, name, lines):
        module = "::".join(path.relative_to(TESTS).with_suffix("").parts)
        self.test = f"attacks::{module}::{name}"
        self.path = path
        self.id = self.seen = self.place = None
        self.changes = []
        for line in (line.removeprefix("///").strip() for line in lines):
            if match := re.match(r"([A-Z]+-\d\d) · ", line):
                self.id = match[1]
            elif line.startswith("Stopped by: "):
                self.place = line.removeprefix("Stopped by: ").strip("`")
            elif line.startswith("Taken out"):
                self.changes.append(self.change(line))
            elif line.startswith("Seen: "):
                self.seen = line.removeprefix("Seen: ")

    def change(self, line):
        in_text = line.startswith("Taken out in the text: ")
        line = line.split(": ", 1)[1]
        match = re.fullmatch(r"`(.*)` -> `(.*?)`(?: in `([^`]*)`)?", line)
        file, _, function = (match[3] or self.place).partition("::")
        return {"file": file, "function": function, "from": match[1], "to": match[2], "text": in_text}


def entries():
    found = []
    for path in sorted(TESTS.rglob("*.rs")):
        block = []
        for line in path.read_text().splitlines():
            if match := re.match(r"(?:pub )?fn (\w+)\(", line):
                entry = Entry(path, match[1], block)
                if entry.id:
                    found.append(entry)
            if line.startswith("///"):
                block.append(line)
            elif line != "#[test]":
                block = []
    return found


def pattern(text):
    """Matches `text` however it is broken into lines."""
    dense = re.sub(r"\s", "", text)
    dense = re.sub(r",(?=[)}\]])", "", dense)
    parts = [r",?\s*" + re.escape(c) if c in ")}]" else re.escape(c) for c in dense]
    return re.compile(r"\s*".join(parts))


def find(source, change):
    start = 0
    if change["function"]:
        place = re.search(rf"\bfn {change['function']}\b", source)
        if not place:
            raise SystemExit(f"no fn {change['function']} in {change['file']}")
        start = place.start()
    match = pattern(change["from"]).search(source, start)
    if not match:
        raise SystemExit(f"`{change['from']}` is not in {change['file']}::{change['function']}")
    return match


def switched(cases, original):
    """An expression that is the original unless a switch is set."""
    text = ""
    for to, ids in cases.items():
        names = " || ".join(f'std::env::var("{SWITCH}").as_deref() == Ok("{name}")' for name in ids)
        text += f"if {names} {{ {to} }} else "
    return f"({text}{{ {original} }})"


def sources():
    """Everything that git knows or would add, as text or bytes."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return {name: (ROOT / name).read_bytes() for name in files.splitlines() if (ROOT / name).is_file()}


def put_switches(files, all_entries):
    places = {}
    for entry in all_entries:
        for change in entry.changes:
            if not change["text"]:
                key = (change["file"], change["function"], re.sub(r"\s", "", change["from"]))
                place = places.setdefault(key, (change, {}))
                place[1].setdefault(change["to"], []).append(entry.id)
    # the longest first: what is part of another is then found in its original
    for (file, _, _), (change, cases) in sorted(places.items(), key=lambda item: -len(item[0][2])):
        source = files[file].decode()
        match = find(source, change)
        source = source[: match.start()] + switched(cases, match[0]) + source[match.end() :]
        files[file] = source.encode()


def write_copy(copy, files):
    """Writes to the folder `copy` only what has changed, so that cargo builds only that."""
    copy.mkdir(parents=True, exist_ok=True)
    for path in [path for path in copy.rglob("*") if path.is_file()]:
        if str(path.relative_to(copy)) not in files:
            path.unlink()
    for name, content in files.items():
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
