"""The Swift and C code by which mutants are switched on and tell that they were reached."""

C_HEADER = """\
#include <stdbool.h>
extern int mutant_on;
extern unsigned char *mutants_reached;
/// Whether a mutant is switched on. That it was asked for is noted.
static inline bool mutant_is_on(int number) {
  if (!mutants_reached[number]) mutants_reached[number] = 1;
  return number == mutant_on;
}
"""

# The notes are shared by all processes of a run through a mapped file, which outlives their crashes.
C_SOURCE = """\
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include "MutantSwitch.h"
#define SIZE 65536
int mutant_on = 0;
static unsigned char unnoted[SIZE];
unsigned char *mutants_reached = unnoted;
__attribute__((constructor)) static void read_switches(void) {
  const char *number = getenv("MUTANT"), *file = getenv("MUTANTS_REACHED");
  if (number) mutant_on = atoi(number);
  if (!file) return;
  int notes = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (notes < 0 || ftruncate(notes, SIZE) != 0) return;
  void *memory = mmap(NULL, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, notes, 0);
  if (memory != MAP_FAILED) mutants_reached = memory;
  close(notes);
}
"""

# Appended to the copy's Package.swift.
PACKAGE = """
for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  target.dependencies.append(.target(name: "MutantSwitch"))
}
package.targets.append(.target(name: "MutantSwitch", path: "MutantSwitch"))
"""

HEAD = "public import MutantSwitch\n"

PRECEDENCE = {
    "+": "Addition", "-": "Addition", "&+": "Addition", "&-": "Addition",
    "*": "Multiplication", "/": "Multiplication", "%": "Multiplication", "&*": "Multiplication",
    "&&": "LogicalConjunction", "||": "LogicalDisjunction", "??": "NilCoalescing",
    "+=": "Assignment", "-=": "Assignment", "*=": "Assignment", "/=": "Assignment",
}


def operator(number):
    """An operator of two characters of its own for a mutant."""
    return chr(0x2200 + number // 256) + chr(0x2200 + number % 256)


def _functions(kind):
    """The declarations for a kind of mutant; `§` stands for what makes a function visible in inlinable code, `on` for the switch."""
    if kind == "not":
        return ["prefix operator {op}", "§ prefix func {op} (x: Bool) -> Bool { on ? x : !x }"]
    if kind == "number":
        return ["§ func number{n}<T: AdditiveArithmetic & ExpressibleByIntegerLiteral>(_ x: T) -> T { on ? x + 1 : x }"]
    if kind == "flip":
        return ["§ func flip{n}(_ x: Bool) -> Bool { on ? !x : x }"]
    if kind == "keeps":
        return ["§ func keeps{n}() -> Bool { !on }"]
    if kind in ("min", "max"):
        other = "max" if kind == "min" else "min"
        return [
            f"§ func {kind}{{n}}<T: Comparable>(_ a: T, _ b: T) -> T {{ on ? Swift.{other}(a, b) : Swift.{kind}(a, b) }}",
            f"§ func {kind}{{n}}<T: Comparable>(_ a: T, _ b: T, _ c: T) -> T {{ on ? Swift.{other}(a, b, c) : Swift.{kind}(a, b, c) }}",
        ]
    if kind in (".min", ".max"):
        name, other = kind[1:], "max" if kind == ".min" else "min"
        return [f"extension Sequence where Element: Comparable {{ § func {name}{{n}}() -> Element? {{ on ? {other}() : {name}() }} }}"]
    if kind in (".first", ".last"):
        name, other = kind[1:], "last" if kind == ".first" else "first"
        return [f"extension BidirectionalCollection {{ § var {name}{{n}}: Element? {{ on ? {other} : {name} }} }}"]
    if kind == ".isEmpty":
        return ["extension Collection { § var isEmpty{n}: Bool { on ? !isEmpty : isEmpty } }"]
    if kind == "rounded":
        return ["extension FloatingPoint { § func rounded{n}(_ rule: FloatingPointRoundingRule) -> Self { "
                "rounded(on ? (rule == .up ? .down : .up) : rule) } }"]
    old, new = kind.split()
    declarations = [f"infix operator {{op}}: {PRECEDENCE.get(old, 'Comparison')}Precedence"]

    def function(generics, a, b, result, original, mutated, where=""):
        declarations.append(f"§ func {{op}} {generics}(a: {a}, b: {b}) -> {result}{where} {{ on ? {mutated} : {original} }}")

    if old in ("<", "<=", ">", ">="):
        function("<T: Comparable>", "T", "T", "Bool", f"a {old} b", f"a {new} b")
    elif old in ("==", "!="):
        function("<T: Equatable>", "T", "T", "Bool", f"a {old} b", f"a {new} b")
    elif old in ("&&", "||"):
        declarations.append(
            "§ func {op} (a: Bool, b: @autoclosure () throws -> Bool) rethrows -> Bool { "
            f"if on {{ try a {new} b() }} else {{ try a {old} b() }} }}")
    elif old == "??":
        declarations.append("§ func {op} <T>(a: T?, b: @autoclosure () throws -> T) rethrows -> T { if on { try b() } else { try a ?? b() } }")
        declarations.append("§ func {op} <T>(a: T?, b: @autoclosure () throws -> T?) rethrows -> T? { if on { try b() } else { try a ?? b() } }")
    elif old in ("+=", "-=", "*=", "/="):
        constraint = "AdditiveArithmetic" if old in ("+=", "-=") else "FloatingPoint"
        declarations.append(f"§ func {{op}} <T: {constraint}>(a: inout T, b: T) {{ if on {{ a {new} b }} else {{ a {old} b }} }}")
        declarations.append(
            f"§ func {{op}} <T: SIMD>(a: inout T, b: T) where T.Scalar: FloatingPoint {{ if on {{ a {new} b }} else {{ a {old} b }} }}")
        if old == "+=":
            declarations.append(
                "§ func {op} <T: RangeReplaceableCollection, S: Sequence>(a: inout T, b: S) where S.Element == T.Element { "
                "if !on { a += b } }")
        if old == "*=":
            declarations.append("§ func {op} <T: FixedWidthInteger>(a: inout T, b: T) { if on { a += b } else { a *= b } }")
    else:
        scalar = {"+": "AdditiveArithmetic", "-": "AdditiveArithmetic", "*": "FloatingPoint", "/": "FloatingPoint"}.get(old)
        if scalar:
            function(f"<T: {scalar}>", "T", "T", "T", f"a {old} b", f"a {new} b")
            for a, b in [("S", "S"), ("S.Scalar", "S"), ("S", "S.Scalar")]:
                function("<S: SIMD>", a, b, "S", f"a {old} b", f"a {new} b", " where S.Scalar: FloatingPoint")
        if old in ("*", "/", "%", "&+", "&-", "&*"):
            whole = {"*": "a &+ b", "/": "a &* b", "%": "a / b"}.get(old, f"a {new} b")
            function("<T: FixedWidthInteger>", "T", "T", "T", f"a {old} b", whole)
        if old in ("&+", "&-", "&*"):
            function("<S: SIMD>", "S", "S", "S", f"a {old} b", f"a {new} b", " where S.Scalar: FixedWidthInteger")
        if old == "+":
            function("<T: RangeReplaceableCollection>", "T", "T", "T", "a + b", "a")
    return declarations


def declarations(kind, number):
    """The Swift code that a mutant needs, one declaration a line."""
    visible = "@inlinable @inline(__always) public"
    lines = []
    for line in _functions(kind):
        if "extension" in line:
            line = line.replace("§ func", f"{visible} func").replace("§ var", f"{visible} var")
        line = line.replace("§", visible).replace("{op}", operator(number)).replace("{n}", str(number))
        lines.append(line.replace("!on", f"!mutant_is_on({number})").replace(" on ?", f" mutant_is_on({number}) ?")
                     .replace("(on ?", f"(mutant_is_on({number}) ?").replace("if on ", f"if mutant_is_on({number}) "))
    return "\n".join(lines) + "\n"
