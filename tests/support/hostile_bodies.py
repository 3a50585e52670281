"""Bodies of entries as a hostile program would write them: JSON that one reader may read and another one not.

What stands in each is a body that the program writes, with one place of it changed.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from frontoffice.domain.entries.body_codec import FIELDS
from frontoffice.domain.entries.kind_spec import EXAMPLE_ID

DATES: Final = (
    *("2026-11-24", "20261124", "2026-W48-2", "2026-11-24\n", " 2026-11-24", "\u0662026-11-24", "2026-11-24T00:00"),
    *("2026-02-29", "2024-02-29", "0000-01-01", "0001-01-01", "0002-01-01", "8999-12-31", "9000-01-01", "9999-12-31"),
)
MOMENTS: Final = (
    *("2026-11-24T24:00:00.000000Z", "2026-11-24T23:59:60.000000Z", "20261124T033200Z", "2026-11-24 03:32:00+00:00"),
    *("2026-11-24T03:32Z", "2026-11-24T03:32:00,5Z", "2026-11-24T03:32:00.1Z", "2026-11-24T03:32:00.1234567Z"),
    *("2026-11-24T03:32:00+15:30", "2026-11-24T03:32:00-14:59", "8999-12-31T23:59:59Z", "9000-01-01T00:00:00Z"),
    *("0002-01-01T00:00:00+14:59", "0001-12-31T23:59:59-14:00", "2026-W48-2T03:32:00Z", "2026-11-24t03:32:00z"),
    *("2026-11-24T03:32:00Z\n", "2026-11-24T03:32:00+00:00:30", "\u0662026-11-24T03:32:00Z", "infinity"),
)
_WORDS: Final = (
    *(
        "",
        " ",
        "x",
        "1",
        " 1 ",
        "1_0",
        "\u0663",
        "0x10",
        "1.0",
        "true",
        "t",
        "no",
        "off",
        " true ",
        "A,B",
        "\\1",
        "\\&",
    ),
    *("open", "confidential", "complaint", "suggestion", "oral", "inform", "review", "analyse", EXAMPLE_ID, "e\u0301"),
)
_NUMBERS: Final = (
    *("0", "1", "-1", "1.0", "1.5", "-0", "-0.0", "1e0", "1e3", "1E400", "1e200000", "1e-20000", "0e-20000"),
    *("NaN", "Infinity", "-Infinity", "2147483648", "9223372036854775808", "9" * 4_301),
)
_DUE: Final[Mapping[str, Any]] = {"due_on": "2026-12-11", "due_provisional": False, "calendar": "x"}
_OBJECTS: Final[tuple[Any, ...]] = (
    *([], {}, [1], ["x"], ["x", "y"], ["x", "y", "z"], {"a": 1}, None, True, False, _DUE, {**_DUE, "calendar": 1}),
    *({**_DUE, "due_provisional": 1}, {**_DUE, "due_provisional": "false"}, {"due_on": "2026-12-11"}),
    *({"on": "2026-12-01"}, {"on": "2026-12-01", "time": "10.00"}, {"on": "x"}, {"on": "2026-12-01", "until": ""}),
    *(
        {"days": 1, "why": "x"},
        {"days": "1"},
        {"days": True},
        {"days": 1, "why": 1},
        {"days": 1 << 40},
        {"days": 999_999_999},
        {"days": -1_000_000_000},
    ),
    *({"officers": "x", "technical": "", "agency": ""}, {"officers": 1}, {"officers": "x", "other": 1}),
    *({"technical": "T", "agency": "A"}, {"service": ["Izin Trayek (AKDP)", "Z"]}, {"service": "ab"}),
    *({"service": ["a", 1]}, {"service": ["a"]}, {"service": ["a", "b", "c"]}, {"service": {"0": "a", "1": "b"}}),
    *({"service": None}, {"kind": ["complaint", "suggestion"]}, {"kind": ["complaint", "x"]}, {"nope": [1, 2]}),
    *({"identity_copy": [True, 1]}, {"identity_copy": [1, False]}, {"complainant": ["x", {}]}, {"": ["", ""]}),
    *({"complainant.nik": ["", "1"]}, {"complainant.nope": [1, 2]}, {"service_date": [None, "20261124"]}),
    *({"service_date": [None, "2026-11-24"]}, {"service_date": ["", 0]}, {"nope.service": ["a", "b"]}),
    *({".service": ["a", "b"]}, {"description": ["x", "y"], "service": ["q", "w"]}, {"channel": ["counter", "letter"]}),
    {"zz": ["a", "b"], "service": ["Salah", "W"]},
)
VALUES: Final = (
    *_NUMBERS,
    *(json.dumps(value, ensure_ascii=False) for value in (*DATES, *_WORDS, *_OBJECTS)),
    *('"\\ud800"', '"\\u0000"', '"\\ud83d\\ude00"'),
)
_UNASKED: Final = (*_NUMBERS, '"\\ud800","zz":"x"', '"\\u0000","zz":"x"', '"\\udc00\\ud800"')
_WRAPPED: Final[tuple[Callable[[bytes], bytes], ...]] = (
    *(lambda body: b"\xef\xbb\xbf" + body, lambda body: b" \n" + body + b"\t\r ", lambda body: b"\x0c" + body),
    *(lambda body: body + b" x", lambda body: body + b"\0", lambda body: body.replace(b'"', b"'")),
    *(lambda body: b"\xc2\xa0" + body, lambda body: body.replace(b":", b":\x0b", 1), lambda body: body[:-1] + b",}"),
    *(lambda body: body.decode().encode("utf-16"), lambda body: b"[" + body + b"]", lambda body: b"/**/" + body),
)


class _Raw(str):
    """JSON as it is written."""

    __slots__ = ()


def written(body: Mapping[str, Any], cls: type[Any], chance: random.Random) -> bytes:
    """A body of that class with something in it as nobody honest writes it."""
    what = chance.random()
    if what < 0.08:
        return _with(body, "zz", chance.choice(_UNASKED))
    if what < 0.14:
        return chance.choice(_WRAPPED)(_json(body).encode())
    place = chance.choice([*_places(body), *((name,) for name in FIELDS[cls] if name not in body)])
    if what < 0.2:
        return _json(_changed(body, place, None)).encode()
    value = chance.choice(VALUES)
    if what < 0.3 and len(place) == 1:
        return _with(body, str(place[0]), value)  # perhaps its second field of that name
    return _json(_changed(body, place, _Raw(value))).encode()


def _with(body: Mapping[str, Any], name: str, value: str) -> bytes:
    return f"{_json(body)[:-1]}{',' if body else ''}{json.dumps(name)}:{value}}}".encode()


def _json(value: Any) -> str:
    if isinstance(value, _Raw):
        return str(value)
    if isinstance(value, Mapping):
        return (
            "{" + ",".join(f"{json.dumps(name, ensure_ascii=False)}:{_json(one)}" for name, one in value.items()) + "}"
        )
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(map(_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = (
        value.items() if isinstance(value, Mapping) else enumerate(value) if isinstance(value, (list, tuple)) else ()
    )
    for key, one in inner:
        yield (*at, key)
        yield from _places(one, (*at, key))


def _changed(value: Any, place: tuple[Any, ...], to: _Raw | None) -> Any:
    """The value with something else in one place, or (None) without it."""
    key, *rest = place
    items = dict(value) if isinstance(value, Mapping) else dict(enumerate(value))
    if rest:
        items[key] = _changed(items[key], tuple(rest), to)
    elif to is None:
        items.pop(key, None)
    else:
        items[key] = to
    return items if isinstance(value, Mapping) else [*items.values()]
