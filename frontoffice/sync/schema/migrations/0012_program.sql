-- New versions of the program, as signed packages: what a counter takes is proven by the signature, not by this table.
CREATE TABLE journal.program (
    version text NOT NULL,
    system text NOT NULL,
    size bigint NOT NULL CHECK (size > 0),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (version, system)
);
CREATE TABLE journal.program_part (
    version text NOT NULL,
    system text NOT NULL,
    part integer NOT NULL CHECK (part >= 0),
    content bytea NOT NULL CHECK (octet_length(content) <= 1048576),
    PRIMARY KEY (version, system, part),
    FOREIGN KEY (version, system) REFERENCES journal.program ON DELETE CASCADE
);
ALTER TABLE journal.program ENABLE ROW LEVEL SECURITY;
ALTER TABLE journal.program_part ENABLE ROW LEVEL SECURITY;
