#!/usr/bin/env python3
"""A mutation run: how many small faults in Sources/ do the tests catch?

    python3 Tests/Mutants/mutate.py --seed 1 --count 250

The package is copied to a scratch folder, and in the copy places drawn by the seed, in every module in proportion to its code,
are replaced by switches: an operator, a number, a condition, a statement is another one, or missing, if the environment variable
MUTANT holds its number. So all mutants are built at once. (Mutants that do not compile are dropped.) The tests run without a
mutant first, suite by suite, which tells their time and which mutants each of them reaches, in child processes too. Then each
mutant runs the suites that reach it, the quickest first, until a test fails; of the tests of whole chapters and reports only
mutants of the programs' own modules need any. A mutant is caught if a test fails, crashes or takes far longer than it should.
BrowserTests and PackageTests do not run.

A run that is stopped goes on where it was; with --again it repeats the survivors and those that took too long, after the tests
have been changed, and with --fresh everything. The choice of a place depends on the seed and the text of its line alone, so other edits leave it. `named.txt`
lists places that are mutated whatever the seed. The result, survivors with file and line, is printed and kept in the scratch
folder as report.txt. It takes some minutes to build and about an hour to run.
"""

import argparse
import concurrent.futures
import json
import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import sites
import switches

PACKAGE = Path(__file__).resolve().parents[2]
SKIPPED = ["BrowserTests", "PackageTests"]
# Suites of these modules run one by one, because some of them are slow.
SPLIT = ["CairoCanvasTests", "ChapterTests"]
# The modules whose tests are in part those of the programs.
PROGRAMS = ["Files", "ReportKit", "Terminal", "Workbook", "report"]
MINIMUM = 5  # mutants of a module


class Run:
    def __init__(self, options):
        self.options = options
        self.scratch = Path(options.scratch).resolve()
        self.copy = self.scratch / "package"
        self.state_file = self.scratch / f"state-{options.seed}-{options.count}.json"
        self.state = {"dropped": [], "results": {}, "suites": {}, "skipped": [], "built": None}  # `built`: the mutants
        if self.state_file.exists() and not options.fresh:
            self.state = json.loads(self.state_file.read_text())
        self.deadline = time.monotonic() + 60 * options.minutes if options.minutes else None
        self.lock = threading.Lock()

    def save(self):
        new = self.state_file.with_suffix(".new")
        new.write_text(json.dumps(self.state, indent=1))
        new.rename(self.state_file)

    # Choosing mutants

    def draw(self):
        """The mutants, numbered from 1: for each module its share, and the named ones."""
        sources = sorted((PACKAGE / "Sources").rglob("*.swift"))
        found, lines = {}, {}
        for source in sources:
            file = str(source.relative_to(PACKAGE))
            module, text = file.split("/")[1], source.read_text()
            lines[module] = lines.get(module, 0) + sum(1 for l in text.split("\n") if l.strip() and not l.strip().startswith("//"))
            for site in sites.of(file, text, self.options.seed):
                site.module = module
                found.setdefault(module, []).append(site)
        dropped, chosen = set(self.state["dropped"]), []
        for module, possible in sorted(found.items()):
            share = max(MINIMUM, round(self.options.count * lines[module] / sum(lines.values())))
            usable = sorted((s for s in possible if s.key not in dropped), key=lambda s: s.key)
            chosen += usable[:share]
        keys = {site.key for site in chosen}
        for named in self.named():
            matches = [s for possible in found.values() for s in possible if self.is_named(s, named) and s.key not in dropped]
            if not matches:
                sys.exit(f"named.txt: no mutant in {named}")
            chosen += [s for s in matches if s.key not in keys]
            keys |= {s.key for s in matches}
        return chosen

    def named(self):
        lines = (Path(__file__).parent / "named.txt").read_text().split("\n")
        return [tuple(part.strip() for part in line.split("|", 2)) for line in lines if line.strip() and not line.startswith("#")]

    def is_named(self, site, named):
        file, old, code = named
        if site.file != file or site.change.split()[0] != old:
            return False
        return code in site.code

    # Building

    def make_copy(self, mutants):
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard"], cwd=PACKAGE, capture_output=True, text=True, check=True)
        wanted = {}
        for name in listed.stdout.split("\n"):
            if name and (PACKAGE / name).is_file():
                wanted[name] = (PACKAGE / name).read_bytes()
        edits = {}
        generated = {}
        for number, mutant in enumerate(mutants, 1):
            for edit in mutant.edits:
                text = edit.text.replace("{op}", switches.operator(number)).replace("{n}", str(number))
                text = text.replace("{{", "{").replace("}}", "}")
                edits.setdefault(mutant.file, []).append(sites.Edit(edit.position, edit.length, text, edit.span))
            generated.setdefault(mutant.module, []).append(switches.declarations(mutant.kind, number))
        for file, changes in edits.items():
            wanted[file] = sites.apply(wanted[file].decode(), changes).encode()
        for module, declarations in generated.items():
            wanted[f"Sources/{module}/MutantSwitches.swift"] = (switches.HEAD + "".join(declarations)).encode()
        wanted["Package.swift"] += switches.PACKAGE.encode()
        wanted["MutantSwitch/include/MutantSwitch.h"] = switches.C_HEADER.encode()
        wanted["MutantSwitch/MutantSwitch.c"] = switches.C_SOURCE.encode()
        for folder in ["Sources", "Tests", "chapters", "MutantSwitch"]:
            for old in (self.copy / folder).rglob("*"):
                if old.is_file() and str(old.relative_to(self.copy)) not in wanted:
                    old.unlink()
        for name, contents in wanted.items():
            file = self.copy / name
            if not file.exists() or file.read_bytes() != contents:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(contents)
                file.chmod((PACKAGE / name).stat().st_mode if (PACKAGE / name).exists() else 0o644)

    def build(self):
        """Builds until all mutants compile."""
        environment = {k: v for k, v in os.environ.items() if k != "CI"}
        while True:
            mutants = self.draw()
            self.make_copy(mutants)
            print(f"building {len(mutants)} mutants", flush=True)
            done = subprocess.run(
                ["swift", "build", "--build-tests"], cwd=self.copy, env=environment, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True)
            (self.scratch / "build.log").write_text(done.stdout)
            if done.returncode == 0:
                return mutants
            wrong = self.blame(done.stdout, mutants)
            if not wrong:
                sys.exit(f"the build failed, not because of a mutant: see {self.scratch / 'build.log'}")
            print(f"  dropped {len(wrong)} that do not compile: " + ", ".join(sorted({f'{m.module}' for m in wrong})), flush=True)
            self.state["dropped"] += [mutant.key for mutant in wrong]
            self.save()

    def blame(self, log, mutants):
        """The mutants on the lines of errors, or else the nearest ones."""
        wrong = {}
        for file, line in set(re.findall(re.escape(str(self.copy)) + r"/(Sources/\S+?\.swift):(\d+):\d+: error:", log)):
            here = [m for m in mutants if m.file == file]
            exact = [m for m in here if m.line == int(line)]
            near = exact or sorted(here, key=lambda m: abs(m.line - int(line)))[:1]
            wrong.update({m.key: m for m in near})
        return list(wrong.values())

    # Running

    def binary(self, worker):
        """The program of the tests in a folder of its own for each worker, with the programs that it starts beside it."""
        products = self.copy / ".build/debug"
        folder = self.scratch / f"worker{worker}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for product in products.iterdir():
            if product.is_file() and os.access(product, os.X_OK):
                os.link(product.resolve(), folder / product.name)
        return next(folder.glob("*.xctest"))

    def run_suite(self, binary, suite, mutant, limit, reached=None, test=""):
        """Runs a suite, or one of its tests, until a test fails.

        Returns how it ended, "passed", "failed", "crashed" or "timeout", and the reason.
        """
        shutil.rmtree(binary.parent / "recorded-chapters", ignore_errors=True)
        environment = {k: v for k, v in os.environ.items() if k != "CI"}
        environment.update(MUTANT=str(mutant), TMPDIR=str(binary.parent / "temporary"))
        (binary.parent / "temporary").mkdir(exist_ok=True)
        if reached:
            environment["MUTANTS_REACHED"] = str(reached)
        command = [str(binary), "--testing-library", "swift-testing", "--filter", f"^{suite}[./].*{re.escape(test)}"]
        for skipped in self.state["skipped"]:
            command += ["--skip", re.escape(skipped)]
        process = subprocess.Popen(
            command, cwd=self.copy, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, errors="replace", start_new_session=True)
        late = threading.Event()

        def end():
            late.set()
            self.end(process)

        timer = threading.Timer(limit, end)
        timer.start()
        failure = None
        for line in process.stdout:
            if "✘" in line[:8] and failure is None:
                failure = re.sub(r"\x1b\[\d*m", "", line).strip()
                if mutant:
                    self.end(process)
                    break
        process.stdout.close()
        self.end(process)
        status = process.wait()
        timer.cancel()
        shutil.rmtree(binary.parent / "temporary", ignore_errors=True)
        if failure:
            return "failed", failure
        if late.is_set():
            return "timeout", suite
        return ("passed", "") if status == 0 else ("crashed", f"{suite}: status {status}")

    def end(self, process):
        """Ends a test run and what it has started."""
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def test(self, failure):
        """The name of the test of which a line tells that it failed."""
        name = re.search(r'Test (?:case .* to )?(?:"(.*?)"|(\S+)) (?:recorded|failed)', failure)
        return (name.group(1) or name.group(2)) if name else ""

    def suites(self, binary):
        listed = subprocess.run(
            [str(binary), "--testing-library", "swift-testing", "--list-tests"], capture_output=True, text=True, check=True)
        names = {}
        for line in listed.stdout.split("\n"):
            module = line.split(".")[0]
            if "." in line and module not in SKIPPED:
                names[line.split("/")[0] if module in SPLIT else module] = True
        return list(names)

    def baseline(self):
        """Every suite without a mutant: it must pass; how long it takes, and which mutants it reaches."""
        binary = self.binary(0)
        notes = self.scratch / "reached"
        for suite in self.suites(binary):
            if suite in self.state["suites"]:
                continue
            notes.unlink(missing_ok=True)
            start = time.monotonic()
            outcome, reason = self.run_suite(binary, suite, 0, 300, notes)
            while outcome == "failed" and len(self.state["skipped"]) < 10:
                # A test that compiles sources by itself cannot do so here.
                self.state["skipped"].append(self.test(reason))
                print(f"  left out, for it fails without a mutant: {self.state['skipped'][-1]}", flush=True)
                start = time.monotonic()
                outcome, reason = self.run_suite(binary, suite, 0, 300, notes)
            if outcome != "passed":
                sys.exit(f"without a mutant, {suite} {outcome}: {reason}")
            seconds = time.monotonic() - start
            reached = [number for number, byte in enumerate(notes.read_bytes()) if byte]
            self.state["suites"][suite] = {"seconds": seconds, "reached": reached}
            self.save()
            print(f"  {suite}: {seconds:.1f} s, reaches {len(reached)} mutants", flush=True)

    def examine(self, number, mutant, workers):
        """Runs the suites that reach a mutant."""
        if self.deadline and time.monotonic() > self.deadline:
            return
        binary = workers.get()
        start = time.monotonic()
        reaching = sorted(
            (s for s in self.state["suites"].items() if number in s[1]["reached"]
             and (mutant.module in PROGRAMS or not s[0].startswith("ChapterTests"))), key=lambda s: s[1]["seconds"])
        result = {"outcome": "survived" if reaching else "unreached", "reason": ""}
        for suite, known in reaching:
            limit = 60 + 6 * known["seconds"]
            outcome, reason = self.run_suite(binary, suite, number, limit)
            if outcome == "failed" and suite.startswith("ChapterTests"):
                # Some of these measure time, and fail on a busy machine. What the mutant causes happens again.
                outcome, _ = self.run_suite(binary, suite, number, limit, test=self.test(reason))
            if outcome != "passed":
                result = {"outcome": outcome, "reason": reason}
                break
        workers.put(binary)
        result["seconds"] = time.monotonic() - start
        with self.lock:
            self.state["results"][mutant.key] = result
            self.save()
            print(f"  {number}: {mutant.file.removeprefix('Sources/')}:{mutant.line} {mutant.change}: {result['outcome']}", flush=True)

    def run(self):
        self.scratch.mkdir(parents=True, exist_ok=True)
        if self.state["built"] is None or self.options.again:
            mutants = self.build()
            self.state["built"] = [
                {"key": m.key, "module": m.module, "file": m.file, "line": m.line, "change": m.change, "code": m.code}
                for m in mutants]
            self.state["suites"] = {}
            self.state["skipped"] = []
            if self.options.again:
                self.state["results"] = {
                    k: r for k, r in self.state["results"].items() if r["outcome"] in ("failed", "crashed")}
            self.save()
        mutants = [argparse.Namespace(**mutant) for mutant in self.state["built"]]
        self.baseline()
        workers = queue.Queue()
        for worker in range(self.options.jobs):
            workers.put(self.binary(worker))
        with concurrent.futures.ThreadPoolExecutor(self.options.jobs) as pool:
            waiting = [(n, m) for n, m in enumerate(mutants, 1) if m.key not in self.state["results"]]
            if self.options.only:
                waiting = [(n, m) for n, m in waiting if re.search(self.options.only, m.file)]
            for done in [pool.submit(self.examine, n, m, workers) for n, m in waiting]:
                done.result()
        return self.report(mutants)

    def report(self, mutants):
        results = self.state["results"]
        modules, survivors, text = {}, [], []
        for number, mutant in enumerate(mutants, 1):
            outcome = results.get(mutant.key, {}).get("outcome", "waiting")
            modules.setdefault(mutant.module, []).append(outcome)
            if outcome in ("survived", "unreached"):
                survivors.append(f"{number}: {mutant.file}:{mutant.line}: {mutant.change} ({outcome})\n    {mutant.code}")
        outcomes = [outcome for module in modules.values() for outcome in module]

        def row(name, of):
            caught = sum(o in ("failed", "crashed", "timeout") for o in of)
            return f"{name:22}{len(of):8}{caught:8}{of.count('timeout'):10}{len(of) - caught - of.count('waiting'):10}"

        text.append(f"{'module':22}{'mutants':>8}{'caught':>8}{'timeouts':>10}{'survivors':>10}")
        text += [row(name, of) for name, of in sorted(modules.items())] + [row("all", outcomes)]
        waiting = outcomes.count("waiting")
        known = len(outcomes) - waiting
        caught = known - len(survivors)
        if known:
            text.append(f"caught: {100 * caught / known:.1f} %" + (f"; {waiting} are waiting" if waiting else ""))
        text += ["", "survivors:"] + survivors
        (self.scratch / "report.txt").write_text("\n".join(text) + "\n")
        print("\n".join(text))
        return 0 if not waiting else 3


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=250, help="about how many mutants (default: 250)")
    parser.add_argument("--jobs", type=int, default=1, help="how many run side by side (default: 1)")
    parser.add_argument("--minutes", type=float, help="stop after so long; the next run goes on")
    parser.add_argument("--only", help="only mutants in files whose path matches this expression")
    parser.add_argument("--again", action="store_true", help="build anew and repeat the survivors and timeouts")
    parser.add_argument("--fresh", action="store_true", help="begin again")
    parser.add_argument("--scratch", default=str(PACKAGE / ".build/mutants"))
    return Run(parser.parse_args()).run()


if __name__ == "__main__":
    sys.exit(main())
