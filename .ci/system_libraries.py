"""Add what a frozen program holds of its build machine to the list of its parts: PROGRAM-FOLDER LIST.cdx.json.

PyInstaller takes shared libraries of the system along, and CPython itself; a list that is made of Python's packages knows
neither. Each library is named with its Debian package, version and copyright file. A library that no package owns ends
this with 1, and so does one of Readline, which is under the GPL and is not to be inside.
"""

from __future__ import annotations

import importlib.metadata
import json
import platform
import subprocess
import sys
from pathlib import Path

import frontoffice

FORBIDDEN = ("libreadline",)


def main(program: Path, listing: Path) -> int:
    """Write the list anew; returns the exit code."""
    of_wheels = {Path(str(file)).name for one in importlib.metadata.distributions() for file in one.files or ()}
    there = {path.name for path in (program / "_internal").glob("*.so*")}
    inside = sorted(name for name in there - of_wheels if "python" not in name)  # and no module or library of CPython's
    if found := [name for name in inside if name.startswith(FORBIDDEN)]:
        return complain(f"not to be inside: {', '.join(found)}")
    parts = {}
    for name in inside:
        if (package := owner_of(name)) is None:
            return complain(f"no package of this system owns {name}")
        parts.setdefault(package, []).append(name)
    bill = json.loads(listing.read_text(encoding="utf-8"))
    bill["metadata"]["component"]["version"] = frontoffice.__version__
    bill["components"] += [component(package, names) for package, names in sorted(parts.items())]
    bill["components"].append(
        {
            "type": "platform",
            "name": "CPython",
            "version": platform.python_version(),
            "licenses": [{"license": {"id": "Python-2.0"}}],
        }
    )
    listing.write_text(json.dumps(bill, indent=1, ensure_ascii=False), encoding="utf-8")
    print(f"{len(inside)} libraries of {len(parts)} packages of this system, and CPython {platform.python_version()}")  # noqa: T201
    return 0


def owner_of(name: str) -> str | None:
    """The Debian package with a shared library of that name, None where there is none."""
    for folder in ("/usr/lib", "/lib"):
        for path in Path(folder).glob(f"{platform.machine()}-linux-gnu/{name}"):
            for one in (path, path.resolve(), Path("/") / path.resolve().relative_to("/usr")):
                asked = subprocess.run(["dpkg", "-S", str(one)], capture_output=True, text=True, check=False)
                if asked.returncode == 0:
                    return asked.stdout.partition(": ")[0].partition(",")[0].partition(":")[0]
    return None


def component(package: str, names: list[str]) -> dict[str, object]:
    """A package of the system as a component, with its copyright file as the text of its licence."""
    version = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True, check=True
    ).stdout
    copyright_file = Path("/usr/share/doc", package, "copyright")
    text = copyright_file.read_text(encoding="utf-8", errors="replace") if copyright_file.exists() else ""
    return {
        "type": "library",
        "name": package,
        "version": version,
        "purl": f"pkg:deb/debian/{package}@{version}",
        "description": ", ".join(names),
        "licenses": [{"license": {"name": f"{package}, see its text", "text": {"content": text}}}],
    }


def complain(text: str) -> int:
    """Say why the list is not whole; returns the exit code."""
    print(text, file=sys.stderr)  # noqa: T201
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
