from __future__ import annotations

from frontoffice.register.journal import draft_fields


def test_what_stands_in_drafts_is_called_as_it_was() -> None:
    """Drafts that are kept are read by these names."""
    names = {name: value for name, value in vars(draft_fields).items() if name.isupper()}
    assert names == {name: name.lower() for name in names}
    assert set(names.values()) == {
        "amends",
        "masked",
        "hidden_files",
        "handles",
        "consultation",
        "message",
        "slip",
        "attached",
        "refused_files",
    }
