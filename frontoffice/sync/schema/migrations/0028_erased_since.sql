-- What came to an erased complaint together with a second erasing entry, after the office had carried the erasing out, kept
-- its words: it was noted as if they were to go at some time.
DELETE FROM journal.payload p USING journal.entry e, journal.erased g, journal.erasure x
    WHERE NOT g.done AND e.entry_id = g.entry_id AND p.origin = e.origin AND p.seq = e.seq
        AND x.subject = e.subject AND x.done_at IS NOT NULL;
UPDATE journal.erased g SET done = true FROM journal.entry e JOIN journal.erasure x USING (subject)
    WHERE NOT g.done AND e.entry_id = g.entry_id AND x.done_at IS NOT NULL;
