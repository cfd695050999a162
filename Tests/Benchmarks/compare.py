#!/usr/bin/env python3
"""Times one conversion in muster and in its peers, on the same file.

    swift build -c release
    Tests/Benchmarks/compare.py                      # 1,000,000 records, three rounds
    Tests/Benchmarks/compare.py --rows 20000 --skip miller
    Tests/Benchmarks/compare.py --format jsonl       # the same records as JSON Lines; json: as one array

The conversion: lower-case and trim the address, turn the date into ISO, join the name, trim and copy the
rest, from the format to JSON Lines; muster writes a bundle of the same values as requests.

How it is kept fair:
- every tool takes the fastest path that it has (Peers/ says which), and reads from the page cache;
- all may use the same number of threads (--threads, by default 2); Python's modules use one;
- types are guessed by none: leading zeros have to stay;
- an untimed round comes first: it warms the page cache, and its outputs are compared, so that nobody is
  fast by being wrong;
- each run writes a new file: what freeing the one before it costs the system is nobody's work;
- the rounds are interleaved (a b c, a b c …) because shared machines drift; the medians are shown;
- tools that Python hosts pay for its start and their import: see them at small sizes, forget them at large;
- muster does more than the peers: it checks each request against its target's document and writes
  places, keys and checksums into the bundle.
"""

import argparse
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.parse
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MEMBERS = ["userID", "login", "firstName", "initials", "middleName", "lastName", "dateOfBirth",
           "telephoneNumber", "zip", "residence", "function", "custom1"]
SAMPLE_SIZE = 2000


# --- The tools -----------------------------------------------------------------------------------------


def tools(options, source, folder):
    """What can run here as {name: (output, command)}, and why the others cannot as {name: reason}.

    Python comes first: its program is the plainest, so its output is what the others are compared with.
    """
    def output(name):
        return str(folder / f"{name}.jsonl")

    # The programs for JSON are told which of its two layouts it is.
    is_csv = options.format == "csv"
    layout = [] if is_csv else [options.format]

    def peer(name, program):
        return output(name), [sys.executable, str(HERE / "Peers" / program), source, output(name),
                              str(options.threads), *layout]

    found = {"python": peer("python", "python_csv.py" if is_csv else "python_json.py")}
    missing = {}
    muster = options.muster or ROOT / ".build/release/muster"
    if os.access(muster, os.X_OK):
        found["muster"] = output("muster"), [
            str(muster), "convert", source, "-m", str(HERE / "benchmark-mapping.json5"),
            "-o", output("muster"), "--jobs", str(options.threads)]
    else:
        missing["muster"] = f"no program {muster}: swift build -c release"
    for module, program in [("duckdb", "duckdb_copy.py" if is_csv else "duckdb_json.py"),
                            ("polars", "polars_sink.py" if is_csv else "polars_json.py")]:
        if find_spec(module):
            found[module] = peer(module, program)
        else:
            missing[module] = f"pip install {module}"
    if shutil.which("mlr"):
        # -S: no types are guessed. Miller has no flag for its output file.
        found["miller"] = output("miller"), [
            "sh", "-c", f'exec mlr --i{options.format} --ojsonl -S put -f "$1" "$2" > "$3"', "mlr",
            str(HERE / "Peers/miller.mlr"), source, output("miller")]
    else:
        missing["miller"] = "apt-get install miller"
    if is_csv:
        missing["jq"] = "it does not read CSV"
    elif shutil.which("jq"):
        program = '.[] | {}' if options.format == "json" else '{}'
        text = program.replace("{}", (HERE / "Peers/convert.jq").read_text())
        found["jq"] = output("jq"), ["sh", "-c", 'exec jq -c "$1" "$2" > "$3"', "jq", text, source,
                                     output("jq")]
    else:
        missing["jq"] = "apt-get install jq"
    for name in options.skip:
        if found.pop(name, None):
            missing[name] = "skipped by --skip"
    return found, missing


# --- Running -------------------------------------------------------------------------------------------


def measure(benchmarks, command, folder):
    """The figures of one run, as `Benchmarks measure` reports them."""
    report, log = folder / "report.json", folder / "log.txt"
    with open(log, "wb") as stream:
        code = subprocess.call([benchmarks, "measure", "--report", str(report), "--", *command],
                               stdout=stream, stderr=stream)
    if code != 0:
        raise RuntimeError(f"exit code {code}: {log.read_text(errors='replace')[-2000:].strip()}")
    return json.loads(report.read_text())


def time_all(options, benchmarks, found, folder):
    """The figures of all rounds as {name: [figures]}, and {name: reason} of the tools that failed."""
    figures, failed = {name: [] for name in found}, {}
    for round_number in range(options.rounds + 1):
        for name in list(figures):
            print(f"round {round_number} of {options.rounds}: {name}", file=sys.stderr)
            if os.path.exists(found[name][0]):
                os.unlink(found[name][0])
            try:
                run = measure(benchmarks, found[name][1], folder)
            except RuntimeError as error:
                failed[name] = str(error)
                del figures[name]
                continue
            if round_number > 0:
                figures[name].append(run)
    return figures, failed


# --- Comparing outputs ---------------------------------------------------------------------------------


def sample(path, positions, first_line):
    """The records at some positions, as objects; the first record is on the given line of the file."""
    wanted = {position + first_line for position in positions}
    last = max(wanted)
    with open(path, encoding="utf-8", newline="\n") as lines:
        return [json.loads(line) for number, line in enumerate(itertools.islice(lines, last + 1))
                if number in wanted]


def values(record):
    """The values of a peer's record or of a muster request, as {member: text} without empty ones."""
    if "form" in record:
        record = dict(record["form"], userID=urllib.parse.unquote(record["path"].rsplit("/", 1)[1]))
    return {name: text for name, text in record.items() if text not in (None, "")}


def disagreements(outputs, records):
    """The sentences that say where outputs differ from the first one's; none when all agree."""
    step = max(1, records // SAMPLE_SIZE)
    positions = range(0, records, step)
    samples = {name: [values(record) for record in sample(path, positions, name == "muster")]
               for name, path in outputs.items()}
    reference = next(iter(samples))
    found = []
    for name, got in samples.items():
        wanted = samples[reference]
        if len(got) != len(positions):
            found.append(f"{name} has {len(got)} of {len(positions)} sampled records")
            continue
        for position, one, other in zip(positions, wanted, got):
            if name == "jq":
                # It changes the case of ASCII only.
                one = dict(one, login=one["login"].lower())
                other = dict(other, login=other["login"].lower())
            different = [member for member in MEMBERS if one.get(member) != other.get(member)]
            # notify is what muster sends where a mapping leaves it out, so that nobody gets mail.
            different += [member for member in other if member not in MEMBERS and member != "notify"]
            if different:
                found.append(f"{name} differs from {reference} in record {position + 1}: "
                             + ", ".join(f"{m} {one.get(m)!r} {other.get(m)!r}" for m in different))
                break
    return found


# --- Showing -------------------------------------------------------------------------------------------


def summarise(figures, records, size):
    """Medians as {name: row}."""
    rows = {}
    for name, runs in figures.items():
        walls = [run["wall"] for run in runs]
        wall = statistics.median(walls)
        rows[name] = {
            "wall": wall, "fastest": min(walls), "slowest": max(walls),
            "recordsPerSecond": records / wall, "megabytesPerSecond": size / 1e6 / wall,
            "cpu": statistics.median(run["cpu"] for run in runs),
            "peakRSS": statistics.median(run["peakRSS"] for run in runs),
        }
    return rows


def show(rows):
    print(f"{'tool':<8} {'wall s':>8} {'(min-max)':>15} {'records/s':>11} {'MB/s':>7} {'CPU s':>7} "
          f"{'RSS MB':>7}   muster / tool: records/s, CPU, RSS")
    muster = rows.get("muster")
    for name, row in sorted(rows.items(), key=lambda item: item[1]["wall"]):
        ratios = ""
        if muster and name != "muster":
            ratios = "   ".join(f"{muster[what] / row[what]:.2f}x"
                                for what in ("recordsPerSecond", "cpu", "peakRSS"))
        print(f"{name:<8} {row['wall']:>8.2f} {row['fastest']:>7.2f}-{row['slowest']:<7.2f} "
              f"{row['recordsPerSecond']:>11,.0f} {row['megabytesPerSecond']:>7.1f} {row['cpu']:>7.2f} "
              f"{row['peakRSS']:>7.0f}   {ratios}")


def parse_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--format", choices=["csv", "json", "jsonl"], default="csv",
                        help="the format of the generated file; json is one array")
    parser.add_argument("--rows", type=int, default=1_000_000, help="records of the generated file")
    parser.add_argument("--seed", type=int, default=1, help="seed of the generated file")
    parser.add_argument("--rounds", type=int, default=3, help="timed rounds")
    parser.add_argument("--threads", type=int, default=2, help="threads for the tools that use several")
    parser.add_argument("--muster", type=Path, help="the program; by default .build/release/muster")
    parser.add_argument("--skip", action="append", default=[], metavar="TOOL", help="leave one out")
    parser.add_argument("--folder", type=Path, help="where files go and stay; by default a temporary one")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    options = parser.parse_args()
    if options.rounds < 1 or options.rows < 1:
        parser.error("--rounds and --rows must be 1 or more")
    return options


def run(options, folder):
    benchmarks = str(ROOT / ".build/release/Benchmarks")
    if not os.access(benchmarks, os.X_OK):
        sys.exit(f"no program {benchmarks}: swift build -c release")
    source = str(folder / f"employees-{options.rows}-{options.seed}.{options.format}")
    subprocess.check_call([benchmarks, "generate", "--rows", str(options.rows), "--seed",
                           str(options.seed), "--format", options.format, source])
    found, missing = tools(options, source, folder)
    figures, failed = time_all(options, benchmarks, found, folder)
    differences = disagreements({name: found[name][0] for name in figures}, options.rows)

    size = os.path.getsize(source)
    rows = summarise(figures, options.rows, size)
    show(rows)
    floor = subprocess.check_output([benchmarks, "floor", source], text=True).strip()
    print(f"floor: {floor}")
    for name, reason in missing.items():
        print(f"not measured: {name}: {reason}")
    for name, reason in failed.items():
        print(f"FAILED: {name}: {reason}")
    for difference in differences:
        print(f"OUTPUTS DIFFER: {difference}")
    if not differences:
        print(f"outputs agree on a sample of records: {', '.join(figures)}")
    if options.json:
        options.json.write_text(json.dumps({
            "format": options.format, "records": options.rows, "bytes": size, "seed": options.seed, "threads": options.threads,
            "rounds": options.rounds, "tools": rows, "missing": missing, "failed": failed,
            "differences": differences, "floor": floor}, indent=2) + "\n")
    return 1 if differences or failed else 0


def main():
    options = parse_options()
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
        return run(options, options.folder)
    with tempfile.TemporaryDirectory(prefix="muster-benchmark-") as folder:
        return run(options, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
