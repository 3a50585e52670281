"""Intakes, drawn."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from frontoffice.domain.complaint import (
    CHANNELS,
    Identity,
    Kind,
)
from tests.support.examples import (
    a_complainant,
    a_letter,
)

some_words = st.lists(st.sampled_from(["izin", "trayek", "lambat", "Rene\u0301", "tambang", "🚌"]), max_size=5).map(
    " ".join
)
lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=10)
complainants = st.builds(
    a_complainant,
    name=some_words,
    address=lines,
    phone=st.sampled_from(["", "0812-7171-2026", "+62 812 7171 2026"]),
    nik=st.sampled_from(["", "1971034107900002"]),
    identity=st.sampled_from([Identity.OPEN, Identity.CONFIDENTIAL]),
    party=st.sampled_from(["", "company"]),
    nib=st.sampled_from(["", "9120001234567"]),
    contact=some_words,
    position=lines,
    identity_kind=st.sampled_from(["", "passport"]),
    identity_no=st.sampled_from(["", "X7654321"]),
    represents=some_words,
)
intakes = st.builds(
    a_letter,
    kind=st.sampled_from(Kind),
    channel=st.sampled_from([channel.code for channel in CHANNELS]),
    description=some_words.filter(str.strip),
    complainant=complainants,
    external_id=st.just(""),
    service_date=st.sampled_from([None, date(2026, 10, 12), date(2026, 11, 20)]),
    documents=st.booleans(),
    wish=some_words,
)
