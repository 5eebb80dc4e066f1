"""Finds the places in Swift code at which a mutant can be made.

A site is a list of edits of the text, none of which breaks a line. Its edits call functions and operators that `switches.py`
declares; these do what the original code did unless the mutant is switched on.
"""

import hashlib
import re
from dataclasses import dataclass


@dataclass
class Edit:
    """Replaces `length` characters from `position` on; `span` is the length of what it encloses, if it encloses something."""

    position: int
    length: int
    text: str
    span: int = 0


@dataclass
class Site:
    """A place for a mutant; in `edits` and `declaration`, `{n}` stands for its number, `{op}` for its operator."""

    file: str
    line: int
    kind: str  # a key of `switches.DECLARATIONS`
    change: str  # for people: what becomes of what
    edits: list
    code: str  # its line
    key: str
    module: str = ""


# What each binary operator may become. What it becomes for types other than numbers is told in `switches.py`.
BINARY = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "&+": ["&-"], "&-": ["&+"], "&*": ["&+"],
    "&&": ["||"], "||": ["&&"], "??": ["right"], "+=": ["-="], "-=": ["+="], "*=": ["/="], "/=": ["*="],
}

NUMBER = re.compile(
    r"(?<![\w$#\\])(?<!(?<!\.)\.)(0x[0-9A-Fa-f_]+(?:\.[0-9A-Fa-f]+)?(?:p[+-]?\d+)?"
    r"|(?!0x)\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?!\w)")
OPERATOR = re.compile(r"(?<=\s)(" + "|".join(re.escape(o) for o in sorted(BINARY, key=len, reverse=True)) + r")(?=\s)")
CONDITION = re.compile(r"^(\s*(?:\} else )?(?:if|while) )([^,{]+?)( \{)|^(\s*guard )([^,{]+?)( else \{)")
TERNARY = re.compile(r"(?:(?<=[(\[=:,?] )|(?<=return )|(?<=[(\[]))(!?[A-Za-z_][\w.]*(?:\([^()]*\))?)(?= \? )")
STATEMENT = re.compile(r"^\s*((?:continue|break|return)|(?:try )?[a-z_][\w.]*(?:\[[^=]*\])?[\w.]*(?:\(.*\)|\s(?:[-+*/|&]?=)\s.+))$")
DECLARATION = re.compile(
    r"^\s*(?:@|#|import |case |default|(?:(?:public|package|private|fileprivate|internal|static|final|override|mutating"
    r"|nonisolated(?:\(unsafe\))?|indirect|borrowing|required|convenience) )*"
    r"(?:func|init|deinit|struct|class|enum|protocol|extension|subscript|typealias|associatedtype|infix|prefix) ?)")
OTHER = re.compile(r"^\s*(?:let|var|if|guard|while|for|switch|throw|defer|do|repeat|else|where|self\.init|super\.|\})\b")


def mask(text):
    """The text with the contents of strings replaced by quotes and comments by blanks; equally long, with the same lines."""
    out = list(text)
    i, end = 0, len(text)

    def blank(a, b, character):
        for k in range(a, b):
            if out[k] != "\n":
                out[k] = character

    def string(i):
        """The end of the string literal that begins at `i`."""
        hashes = 0
        while text[i + hashes] == "#":
            hashes += 1
        k = i + hashes
        quote = '"""' if text.startswith('"""', k) else '"'
        k += len(quote)
        close, escape = quote + "#" * hashes, "\\" + "#" * hashes
        while k < end:
            if text.startswith(close, k):
                return k + len(close)
            if text.startswith(escape + "(", k):
                k, depth = k + len(escape) + 1, 1
                while depth and k < end:
                    if text[k] == '"' or re.match(r'#+"', text[k:k + 4]):
                        k = string(k)
                        continue
                    depth += {"(": 1, ")": -1}.get(text[k], 0)
                    k += 1
            elif text.startswith(escape, k):
                k += len(escape) + 1
            else:
                k += 1
        return end

    while i < end:
        if text.startswith("//", i):
            k = text.find("\n", i)
            k = end if k < 0 else k
            blank(i, k, " ")
        elif text.startswith("/*", i):
            depth, k = 1, i + 2
            while depth and k < end:
                if text.startswith("/*", k):
                    depth, k = depth + 1, k + 2
                elif text.startswith("*/", k):
                    depth, k = depth - 1, k + 2
                else:
                    k += 1
            blank(i, k, " ")
        elif text.startswith("#/", i):
            k = text.find("/#", i) + 2
            blank(i, k, '"')
        elif text[i] == '"' or re.match(r'#+"', text[i:i + 4]):
            k = string(i)
            blank(i, k, '"')
        else:
            k = i + 1
        i = k
    return "".join(out)


def wrapped(a, b, before, after):
    """Edits that enclose the characters from `a` to `b`."""
    return [Edit(a, 0, before, b - a), Edit(b, 0, after, -(b - a))]


def is_whole(line, before, after):
    """Whether a line of masked code is a statement of its own, rather than a part of one."""
    depth = 0
    for character in line:
        depth += (character in "([{") - (character in ")]}")
        if depth < 0:
            return False
    before, after = before.rstrip(), after.strip()
    starts = not before or before[-1] in "{};" or before.endswith((" in", ":")) or before[-1] in ')]"' or before[-1].isalnum()
    goes_on = re.match(r"[.?:&|+\-*/<>=,)\]{]|where\b|else\b", after)
    return depth == 0 and starts and not goes_on and not before.endswith(("(", ",", "["))


def of(file, text, seed):
    """All sites of a file; of the changes that are possible at a place, the seed chooses one."""
    masked = mask(text)
    lines, offset, sites, seen = masked.split("\n"), 0, [], {}
    originals = text.split("\n")
    for number, line in enumerate(lines, 1):
        stripped = originals[number - 1].strip()
        seen[stripped] = seen.get(stripped, 0) + 1

        def add(kind, column, change, edits):
            key = hashlib.sha256(f"{seed}|{file}|{stripped}|{seen[stripped]}|{kind}|{column}".encode()).hexdigest()[:12]
            sites.append(Site(file, number, kind, change, edits, stripped, key))

        def choice(column, possible):
            digest = hashlib.sha256(f"{seed}|{file}|{stripped}|{column}".encode()).digest()
            return possible[digest[0] % len(possible)]

        indent = len(line) - len(line.lstrip())
        if not line.strip() or re.match(r"\s*(#|@|import )", line):
            offset += len(line) + 1
            continue
        is_pattern = re.match(r"\s*case ", line)
        if is_pattern or " { " in line or not DECLARATION.match(line):
            for found in OPERATOR.finditer(line):
                old = found.group(1)
                new = choice(found.start(), BINARY[old])
                add(f"{old} {new}", found.start() - indent, f"{old} → {new}" if new != "right" else "?? → its right side",
                    [Edit(offset + found.start(), len(old), "{op}")])
        for found in re.finditer(r"(?<=[\s(,\[])!(?=[\w(])", line):
            add("not", found.start() - indent, "! dropped", [Edit(offset + found.start(), 1, "{op}")])
        start = line.find(" where ") if is_pattern else 0
        if start >= 0:
            for found in NUMBER.finditer(line, start):
                a, b = offset + found.start(), offset + found.end()
                add("number", found.start() - indent, f"{found.group(1)} → {found.group(1)} + 1", wrapped(a, b, "number{n}(", ")"))
            for found in re.compile(r"(?<![.\w])(true|false)\b").finditer(line, start):
                a, b = offset + found.start(), offset + found.end()
                add("flip", found.start() - indent, f"{found.group(1)} negated", wrapped(a, b, "flip{n}(", ")"))
        for found in re.finditer(r"(?<![\w.])(min|max)(?=\()", line):
            add(found.group(1), found.start() - indent, "min ↔ max", [Edit(offset + found.start(), 3, found.group(1) + "{n}")])
        for found in re.finditer(r"\.(min|max)(?=\(\))", line):
            add(f".{found.group(1)}", found.start() - indent, ".min() ↔ .max()",
                [Edit(offset + found.start() + 1, 3, found.group(1) + "{n}")])
        for found in re.finditer(r"\.(first|last|isEmpty)(?![\w(])(?! \{)", line):
            name = found.group(1)
            add(f".{name}", found.start() - indent, ".isEmpty negated" if name == "isEmpty" else ".first ↔ .last",
                [Edit(offset + found.start() + 1, len(name), name + "{n}")])
        for found in re.finditer(r"\.rounded(?=\(\.(?:up|down)\))", line):
            add("rounded", found.start() - indent, ".up ↔ .down", [Edit(offset + found.start() + 1, 7, "rounded{n}")])
        condition = CONDITION.match(line)
        if condition:
            group = 2 if condition.group(2) else 5
            a, b = condition.span(group)
            if not re.search(r"\b(let|var|case)\b|#|[^=!<>]=[^=]", condition.group(group)):
                add("flip", a - indent, f"condition negated", wrapped(offset + a, offset + b, "flip{n}(", ")"))
        for found in TERNARY.finditer(line):
            a, b = found.span(1)
            add("flip", a - indent, f"condition of ?: negated", wrapped(offset + a, offset + b, "flip{n}(", ")"))
        statement = STATEMENT.match(line.rstrip())
        if statement and not DECLARATION.match(line) and not OTHER.match(line):
            before = next((l for l in reversed(lines[:number - 1]) if l.strip()), "")
            after = next((l for l in lines[number:] if l.strip()), "")
            if is_whole(line.strip(), before, after):
                a, b = statement.span(1)
                add("keeps", a - indent, "statement removed", wrapped(offset + a, offset + b, "if keeps{n}() {{ ", " }}"))
        offset += len(line) + 1
    return sites


def apply(text, edits):
    """The text with edits made. At one place, what ends comes before what begins, and what encloses more lies outside."""
    def rank(edit):
        if edit.span < 0:  # an end: the shorter the earlier
            return (edit.position, 0, -edit.span)
        if edit.length == 0:  # a beginning: the longer the earlier
            return (edit.position, 1, -edit.span)
        return (edit.position, 2, 0)

    parts, position = [], 0
    for edit in sorted(edits, key=rank):
        parts += [text[position:edit.position], edit.text]
        position = edit.position + edit.length
    return "".join(parts) + text[position:]
