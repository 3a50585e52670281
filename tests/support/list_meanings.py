"""What a text counts as, in the plainest way: every entry of a list in its order, one question after another."""

from __future__ import annotations

import functools
import string
from collections.abc import Callable
from typing import Any
from uuid import UUID

from frontoffice import assets
from frontoffice.domain.complaint import CATEGORIES
from frontoffice.domain.regencies import official_name
from frontoffice.register.journal import journal
from frontoffice.register.register import Register

Counted = Callable[[str, str], str]


def counted_as(register: Register) -> Counted:
    """What a text counts as in a list, of all that is in this register's journal."""
    connection = register.unit.connection
    subjects: Any = connection.execute("SELECT DISTINCT subject FROM journal WHERE kind = 'choice.set'").fetchall()
    lines = [line for (subject,) in subjects for line in journal.story(connection, UUID(bytes=subject))]
    lists: dict[str, dict[str, Any]] = {}
    for line in sorted(lines, key=lambda line: (line.lc, line.entry_id)):
        lists.setdefault(line.body["list"], {})[line.body["code"]] = line.body
    return functools.cache(lambda of, text: _code(of, text, lists))  # asked for each pair of complaints


def _code(of: str, text: str, lists: dict[str, dict[str, Any]]) -> str:
    if of not in ("sector", "service", "category", "regency", "district", "team", "agency") or not text:
        return text
    first, kept = _first(of), lists.get(of, {})
    names = first | {code: body["name"] for code, body in kept.items()}
    if not names:
        return text
    if of == "sector":
        names = {one: one for one in _sectors(lists) if one != "Lainnya"} | names  # a line of its own names it anew
    alias = lists.get(f"alias.{of}", {}).get(text)
    if alias and alias["active"] and alias["group"] in names:
        return str(alias["group"])
    if text in names:
        return text
    retired = {code for code, body in kept.items() if not body["active"]}
    meant = [sorted((code in retired, code) for code in one if one[code] == text) for one in (names, first)]
    if exact := next((found[0][1] for found in meant if found), ""):
        return exact
    aliases = {text: body["group"] for text, body in lists.get(f"alias.{of}", {}).items() if body["active"]}
    texts = {*names.values(), *first.values(), *names, *(text for text, code in aliases.items() if code in names)}
    alike = {_code(of, one, lists) for one in texts if _letters(of, one) == _letters(of, text) != ""}
    return alike.pop() if len(alike) == 1 else _by_rule(of, text, lists)


def _letters(of: str, text: str) -> str:
    if not all(c in string.printable for c in text):
        return ""
    words = "".join(c if c.isalnum() else " " for c in text.lower()).split()
    ranks = ("kab", "kabupaten", "kota", "kec", "kecamatan") if of in ("regency", "district") else ()
    return "".join(word for word in words if word not in ranks)


def _by_rule(of: str, text: str, lists: dict[str, dict[str, Any]]) -> str:
    if of == "regency":
        return next((code for code, name in _first(of).items() if name == official_name(text)), "other")
    begun = [part for part in _beginnings(text) if _code(of, part, lists) != "other"] if of == "team" else ()
    return _code(of, begun[0], lists) if begun else "other"


def _beginnings(text: str) -> list[str]:
    """What stands before each comma, the longest first."""
    places = [place for place in range(len(text)) if text.startswith(", ", place)]
    return [text[:place] for place in reversed(places)]


def _sectors(lists: dict[str, dict[str, Any]]) -> set[str]:
    return {body["group"] for body in lists.get("service", {}).values()}


@functools.cache
def _first(of: str) -> dict[str, str]:
    if of == "service":
        return {row["code"]: row["name"] for row in assets.rows("services.csv")}
    if of == "sector":
        sectors = {row["sector"] for row in assets.rows("services.csv")}
        return {("other" if name == "Lainnya" else name): name for name in sectors}
    if of == "regency":
        return {row["kode"]: row["nama"] for row in assets.rows("regions.csv") if row["tingkat"] == "kabupaten/kota"}
    if of == "district":
        return {row["kode"]: row["nama"] for row in assets.rows("regions.csv") if row["tingkat"] == "kecamatan"}
    if of == "category":
        plain = {
            name: "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) for name in CATEGORIES
        }
        return {("other" if name == "Lain-lain" else code[:40]): name for name, code in plain.items()}
    return {}
