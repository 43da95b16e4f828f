#!/usr/bin/env python3
"""Runs the public TUF conformance suite against a client, offline on this computer.

Usage: run_tuf_conformance.py SUITE CLIENT

SUITE is a folder with theupdateframework/tuf-conformance at commit eec841c (2.4 and what was added for tuf 7.0.0),
CLIENT the program under test: the example tuf_client of the crate sync. Prints how many tests passed.
Exits 0 when all of them passed and there were at least as many as that commit has, 1 when not, 3 when something it
needs is not installed: the suite, what requirements.txt lists, the program faketime.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

# How many tests the suite has at that commit.
TESTS = 113


def missing(suite):
    if not (suite / "tuf_conformance" / "conftest.py").is_file():
        return f"the suite is not in {suite}"
    if shutil.which("faketime") is None:
        return "the program faketime is not installed"
    try:
        import pytest, securesystemslib, tuf  # noqa: E401, F401
    except ImportError as error:
        return f"{error} (pip install -r tests/interop/requirements.txt)"
    return None


def main(suite, client):
    suite = pathlib.Path(suite).absolute()
    lacking = missing(suite)
    if lacking:
        print(lacking, file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder, "report.xml")
        command = [sys.executable, "-B", "-m", "pytest", "tuf_conformance", "-q", "-p", "no:cacheprovider"]
        command += [f"--junitxml={report}", "--entrypoint", str(pathlib.Path(client).absolute())]
        # Whatever the suite's clients leave behind goes with the folder.
        environment = {**os.environ, "TMPDIR": folder}
        ran = subprocess.run(command, cwd=suite, env=environment, capture_output=True, text=True)
        if not report.is_file():
            print(ran.stdout, ran.stderr, file=sys.stderr)
            return 1
        found = xml.etree.ElementTree.parse(report).getroot().find("testsuite")
        tests, bad = int(found.get("tests")), sum(int(found.get(key)) for key in ("failures", "errors", "skipped"))
    print(f"tuf-conformance: {tests - bad} of {tests} passed")
    if bad or ran.returncode:
        print(ran.stdout, file=sys.stderr)
        return 1
    if tests < TESTS:
        print(f"the suite has {TESTS} tests at the commit named above; this is another", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
