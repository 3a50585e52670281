-- Which steps were applied, and the checksum of each: nobody changes a step that a centre has behind it.
CREATE TABLE journal.migration (
    version integer PRIMARY KEY,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
