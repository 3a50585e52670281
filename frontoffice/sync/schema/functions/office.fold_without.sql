-- A complaint as it stands after the set of its entries, replayed in (lc, entry_id) order, each once even if it stands at
-- two addresses. These are the desks' two folds in one pass: register/projection/complaint_fold.py (what was recorded and
-- amended) and domain/cases/case_fold.py (the graph of steps, branches, conflicts, corrections); read that one first.
-- A change to either is a change here, too: tests/sync holds the views against what the desks fold.
--
-- What another version or a broken program wrote moves nothing and hides nothing else. Steps that were recorded by mistake
-- are listed as "corrected"; p_corrected are those that the first of two passes found, and nothing that they said counts.
CREATE OR REPLACE FUNCTION office.fold_without(p_subject uuid, p_corrected uuid[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    line record;
    body jsonb;
    place integer := 0;  -- of the entry in the order: the index of all arrays below
    the_step text;
    the_after text;
    the_status text;
    complaint jsonb;  -- what stands in the views
    left_over jsonb;  -- what the first entry that erased it left
    intake jsonb;  -- every field, for comparing only
    changed jsonb;
    stands_after jsonb;  -- the intake and what the views show of it, once it was amended
    fields_after jsonb;
    apart jsonb := '{}';  -- field: the amendments that did not know of each other
    amended jsonb := '{}';  -- field: its last amendment
    facts jsonb := '{}';
    targets jsonb := '{}';  -- cycle: by when
    -- By the place of an entry, never by its identity: what is sought in a list, or copied with each entry, took minutes where
    -- somebody had written thousands about one complaint. A set is the text of an array: arrays of arrays are as long.
    first_ids uuid[] := '{}';  -- the first sixty-four, which are all of nearly every complaint: sought through at once
    places jsonb;  -- entry: its place; made where there are more
    seen_at integer[];  -- the places of the entries that this one names as parents
    tips text[] := '{}';  -- place of an entry: the newest steps that whoever names it as a parent has seen (_Fold.tips)
    past text[] := '{}';  -- place of a step: the steps right before it (Branch.past has all behind it)
    through text[] := '{}';  -- of an entry without authority: what whoever saw it saw through it
    is_any_through boolean := false;
    is_unauthorised boolean;
    -- A branch (case_branch.Branch) is a place in each of these; of a step, or of what a correction led back to.
    taken jsonb[] := '{}';  -- its last step: what was done; an array, which is not copied with each step
    stands text[] := '{}';  -- its status after that step
    stood text[] := '{}';  -- its status before it was closed, where reopening leads back to
    cycles integer[] := '{}';  -- its cycle
    bases integer[] := '{}';  -- the branch that the step was taken on
    followed boolean[] := '{}';  -- place of a step: another went on from there
    lasts integer[] := '{}';  -- place of a step, or of what a correction led back to: of the last step there
    entries uuid[] := '{}';  -- place of a step: its entry
    corrected uuid[] := '{}';
    wrong integer;  -- the place of the step that a correction names
    counts boolean;  -- whether what the entry says counts: it is none of p_corrected
    seen integer[];  -- the newest steps that the desk had seen when it wrote this entry
    base integer;  -- the least advanced of them: the branch that it goes on from
    earlier integer;
    steps jsonb[] := '{}';
    said boolean;  -- its kind only says something: it neither moves the case nor settles anything
    responded boolean := false;  -- somebody has, and the due date rests
    first_at timestamptz;  -- when the response that is dated first was written down
    response jsonb;
    target jsonb;
    lapse jsonb;
    closed_on text;
    agencies text[] := '{}';  -- place of a step: to whom it forwarded
    agency text;
    is_closed boolean;
    answer_first boolean;  -- the response is due before the target of the cycle
    seen_ids uuid[];
    closed text[];
    unauthorised uuid[] := office.without_authority(p_subject);
    saying text[];
    responding text[];
BEGIN
    SELECT (SELECT array_agg(s.status) FROM office.status s WHERE s.closed),
        (SELECT array_agg(k.kind) FROM office.kind k WHERE k.effect = 'says'),
        (SELECT array_agg(s.step) FROM office.step s WHERE s.responds) INTO closed, saying, responding;
    FOR line IN
        SELECT * FROM (
            SELECT DISTINCT ON (e.entry_id) e.entry_id, e.lc, e.kind, e.v, e.zone, e.occurred_at,
                e.recorded_at, e.series, e.year, e.no, e.parents, p.body,
                e.entry_id IN (SELECT unnest(unauthorised)) AS is_unauthorised,
                e.entry_id NOT IN (SELECT unnest(p_corrected)) AS counts
            FROM journal.counted e LEFT JOIN journal.payload p ON p.origin = e.origin AND p.seq = e.seq
            WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc, e.origin, e.seq
        ) once ORDER BY lc, entry_id
    LOOP
        place := place + 1;
        is_unauthorised := line.is_unauthorised OR (line.kind = 'complaint.erased'  -- as long as the office has not agreed to it
            AND (NOT journal.are_words_gone(p_subject) OR EXISTS (
                SELECT FROM journal.erasure_rejected r WHERE r.by_entry = line.entry_id)));
        IF is_unauthorised THEN
            line.v := 2;  -- kept and passed over, like what another program wrote
        END IF;
        said := line.kind = ANY (saying);
        counts := line.counts;
        seen_ids := CASE length(line.parents) WHEN 0 THEN '{}' WHEN 16 THEN ARRAY[encode(line.parents, 'hex')::uuid]
            ELSE office.parents(line.parents) END;
        IF place <= 64 THEN
            first_ids := first_ids || line.entry_id;
        END IF;
        CONTINUE WHEN said AND line.v <= 1 AND line.kind NOT IN ('due.moved', 'complaint.renumbered');  -- read below
        IF cardinality(seen_ids) <= 1 AND place <= 64 THEN  -- nearly always, and then there is nothing to compare
            seen_at := ARRAY[array_position(first_ids, seen_ids[1])];
        ELSE
            IF places IS NULL THEN  -- assigned, it is copied
                places := (SELECT jsonb_object_agg(entry_id, at) FROM (
                    SELECT entry_id, row_number() OVER (ORDER BY lc, entry_id) AS at FROM (
                        SELECT DISTINCT ON (e.entry_id) e.entry_id, e.lc FROM journal.counted e
                        WHERE e.subject = p_subject ORDER BY e.entry_id, e.lc, e.origin, e.seq
                    ) once
                ) placed);
            END IF;
            seen_at := ARRAY(SELECT (places ->> entry::text)::integer FROM unnest(seen_ids) AS entry);
        END IF;
        IF cardinality(seen_at) <= 1 THEN
            seen := coalesce(tips[seen_at[1]]::integer[], '{}');
        ELSE
            seen := ARRAY(SELECT DISTINCT tip FROM unnest(seen_at) AS at, unnest(tips[at]::integer[]) AS tip);
            IF cardinality(seen) > 1 THEN
                seen := office.newest(seen, past);
            END IF;
        END IF;
        IF is_any_through AND (is_unauthorised OR apart <> '{}') THEN
            seen_ids := ARRAY(SELECT DISTINCT coalesce(t.entry, s.entry) FROM unnest(seen_ids, seen_at) AS s (entry, at)
                LEFT JOIN LATERAL unnest(through[s.at]::uuid[]) AS t (entry) ON true);
        END IF;
        IF is_unauthorised THEN
            through[place] := seen_ids::text;
            is_any_through := true;
        END IF;

        -- What it changes of the complaint itself, as complaint_fold does.
        BEGIN
            body := NULL;
            body := office.entry_says(line.body, line.zone, line.occurred_at, line.recorded_at);
            IF line.v > 1 THEN
                NULL;
            ELSIF line.kind = 'complaint.erased' THEN
                IF body ->> 'subject' = p_subject::text THEN
                    left_over := coalesce(left_over, office.skeleton(body) || jsonb_build_object('closed_on',
                        CASE WHEN NOT office.says_nothing(body -> 'closed_on') THEN office.day(body -> 'closed_on')
                            ELSE office.local_date(office.moment(line.occurred_at), line.zone) END));
                END IF;
            ELSIF line.kind = 'complaint.recorded' AND complaint IS NULL AND line.entry_id = p_subject THEN
                PERFORM office.demand(line.series IS NOT NULL AND line.year IS NOT NULL AND line.no IS NOT NULL
                    AND body ?& '{number,counter,position}' AND office.are_texts(body, '{number,counter,position}'));
                intake := office.intake(office.flat(body -> 'intake'));
                complaint := jsonb_build_object('number', body -> 'number', 'no', line.no, 'counter', body -> 'counter',
                    'first_number', body -> 'number') || office.fields(body, intake);
            ELSIF line.kind = 'complaint.amended' AND complaint IS NOT NULL THEN
                PERFORM office.demand(jsonb_typeof(body -> 'changes') = 'object');
                PERFORM office.demand(coalesce(bool_and(CASE WHEN jsonb_typeof(value) = 'array'
                    THEN jsonb_array_length(value) = 2 ELSE false END), true)) FROM jsonb_each(body -> 'changes');
                stands_after := office.intake(intake || (SELECT coalesce(jsonb_object_agg(key, value -> 1), '{}')
                    FROM jsonb_each(body -> 'changes') WHERE intake ? key));
                fields_after := office.fields(body, stands_after);
                FOR changed IN SELECT jsonb_build_array(key, value -> 0, value -> 1) FROM jsonb_each(body -> 'changes')
                    WHERE intake ? key
                LOOP
                    IF intake -> (changed ->> 0) IN (changed -> 1, changed -> 2) THEN
                        apart := apart - (changed ->> 0);
                    ELSIF amended ? (changed ->> 0) THEN
                        apart := apart || jsonb_build_object(changed ->> 0,
                            coalesce(apart -> (changed ->> 0), jsonb_build_array(amended -> (changed ->> 0)))
                            || to_jsonb(line.entry_id));
                    END IF;
                    amended := amended || jsonb_build_object(changed ->> 0, line.entry_id);
                END LOOP;
                intake := stands_after;
                complaint := complaint || fields_after  -- of channel and receipt what it changed
                    || CASE WHEN body -> 'changes' ? 'channel' THEN '{}'
                        ELSE jsonb_build_object('channel_name', complaint -> 'channel_name') END
                    || CASE WHEN coalesce(body -> 'count', 'null') <> 'null'
                            OR body -> 'due_was' IS DISTINCT FROM body -> 'due_on' THEN '{}'
                        ELSE jsonb_build_object('received_on', complaint -> 'received_on',
                            'due_on', complaint -> 'due_on', 'due_provisional', complaint -> 'due_provisional') END;
            ELSIF line.kind = 'due.moved' AND complaint IS NOT NULL AND coalesce(body -> 'due_on', 'null') <> 'null' AND NOT responded THEN
                complaint := complaint || office.due(body);
            ELSIF line.kind = 'due.extended' AND complaint IS NOT NULL THEN
                complaint := complaint || jsonb_build_object('extended_until', office.day(body -> 'until'));
            ELSIF line.kind = 'handling.stepped' AND complaint IS NOT NULL
                AND body ->> 'step' = ANY (responding) AND counts THEN
                IF NOT responded AND NOT office.says_nothing(body -> 'due') THEN
                    complaint := complaint || office.due(body -> 'due');
                END IF;
                responded := true;
            ELSIF line.kind = 'case.assigned' AND body ?& '{officer,name,role}'
                AND office.are_texts(body, '{officer,name,role}') THEN  -- of a complaint that comes later, too
                facts := facts || jsonb_build_object('assignee',
                    CASE WHEN body ->> 'officer' <> '' THEN body ->> 'name' ELSE '' END);
            ELSIF line.kind = 'complaint.renumbered' AND complaint IS NOT NULL AND jsonb_typeof(body -> 'suffix') = 'string' THEN
                complaint := complaint || jsonb_build_object('suffix', body ->> 'suffix', 'number', regexp_replace(
                    complaint ->> 'first_number', format('(?<![0-9])(0*%s)(?![0-9])', complaint ->> 'no'),
                    '\1' || replace(body ->> 'suffix', '\', '\\')));
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            NULL;
        END;
        IF NOT said AND line.v <= 1 AND apart <> '{}' THEN  -- also by what cannot be read
            apart := (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each(apart)
                WHERE NOT value <@ to_jsonb(seen_ids));
        END IF;

        -- Where it leaves the handling, as case_fold does.
        BEGIN
            the_step := CASE WHEN line.v > 1 OR body IS NULL THEN NULL
                WHEN line.kind = 'complaint.reviewed' THEN 'review' WHEN line.kind = 'complaint.cancelled' THEN 'cancel'
                WHEN line.kind = 'complaint.amended' AND body ->> 'step' = 'reclassify' THEN 'reclassify'
                WHEN line.kind = 'handling.stepped' THEN body ->> 'step' END;
            IF line.kind = 'step.corrected' AND line.v <= 1 THEN
                wrong := (SELECT max(lasts[p]) FROM unnest(seen) AS p WHERE entries[lasts[p]]::text = body ->> 'entry');
                IF taken[wrong] ->> 'step' <> 'reclassify' THEN
                    base := office.least(office.before(past,
                        ARRAY(SELECT p FROM unnest(seen) AS p WHERE lasts[p] IS DISTINCT FROM wrong), wrong), stands, cycles);
                    corrected := corrected || entries[wrong];
                    tips[place] := ARRAY[place]::text;
                    past[place] := seen::text;
                    stands[place] := coalesce(stands[base], 'registered');
                    stood[place] := coalesce(stood[base], 'registered');
                    cycles[place] := coalesce(cycles[base], 1);
                    agencies[place] := agencies[base];
                    bases[place] := bases[base];
                    lasts[place] := lasts[base];
                    IF base IS NOT NULL THEN
                        taken[place] := taken[base];
                    END IF;
                    FOREACH earlier IN ARRAY seen LOOP
                        followed[earlier] := true;
                    END LOOP;
                    CONTINUE;
                END IF;
            END IF;
            IF line.kind IN ('due.moved', 'complaint.amended') AND line.v <= 1 AND the_step IS NULL
                AND NOT office.says_nothing(body -> 'target') THEN
                targets := targets || jsonb_build_object(
                    office.whole(body -> 'cycle')::text, office.target(body -> 'target'));
                CONTINUE WHEN line.kind = 'due.moved';
            END IF;
            response := NULL;
            IF the_step = ANY (responding) OR NOT office.says_nothing(body -> 'late') THEN
                response := office.response(body);
            END IF;
            changed := CASE WHEN the_step = 'review' THEN office.classified(body) ELSE '{}' END;
            target := CASE WHEN NOT office.says_nothing(body -> 'target') AND the_step IS NOT NULL
                THEN office.target(body -> 'target') END;
            IF NOT counts THEN
                response := NULL;
            END IF;
            base := CASE WHEN cardinality(seen) > 1 THEN office.least(seen, stands, cycles) ELSE seen[1] END;
            the_status := coalesce(stands[base], 'registered');
            the_after := (SELECT m.after FROM office.move m WHERE m.step = the_step AND m.before = the_status);
            IF the_after IS NULL THEN
                IF EXISTS (SELECT FROM office.move m WHERE m.step = the_step) THEN
                    IF the_step = ANY (responding) AND counts
                        AND office.is_first(response, facts, line.occurred_at, first_at) THEN
                        facts := facts || response;
                        first_at := office.moment(line.occurred_at);
                    END IF;
                ELSIF said AND line.v <= 1 THEN
                    CONTINUE;
                END IF;
                tips[place] := seen::text;
                CONTINUE;
            END IF;
            IF the_step = 'reopen' THEN
                the_after := coalesce(stood[base], 'registered');
            END IF;
            taken[place] := jsonb_build_object(
                'cycle', coalesce(cycles[base], 1), 'step', the_step, 'after', the_after,
                'on', office.day(CASE WHEN NOT office.says_nothing(body -> 'on') THEN body -> 'on'
                    ELSE to_jsonb(office.local_date(office.moment(line.occurred_at), line.zone)) END),
                'outcome', body -> 'outcome', 'lapse', CASE
                    WHEN the_after = ANY (closed) THEN response - 'responded_on' END)
                || CASE WHEN the_step = 'decline' THEN jsonb_build_object('ground', body -> 'ground') ELSE '{}' END
                || CASE WHEN the_step = 'merge' THEN jsonb_build_object('same_item', body -> 'same_item') ELSE '{}' END;
            IF NOT counts THEN
                changed := '{}';
            END IF;
            IF the_step = ANY (responding) AND counts
                AND office.is_first(response, facts, line.occurred_at, first_at) THEN
                changed := changed || response;
            END IF;
            tips[place] := ARRAY[place]::text;
            past[place] := seen::text;
            stands[place] := the_after;
            entries[place] := line.entry_id;
            lasts[place] := place;
            stood[place] := CASE WHEN the_after = ANY (closed) AND the_status <> ALL (closed) THEN the_status
                ELSE coalesce(stood[base], 'registered') END;
            agencies[place] := CASE WHEN the_step = 'review' AND the_after = the_status THEN agencies[base]
                WHEN jsonb_typeof(body -> 'agency') = 'string' THEN body ->> 'agency' END;
            cycles[place] := coalesce(cycles[base], 1) + (the_step = 'unsatisfied')::integer;
            bases[place] := base;
            FOREACH earlier IN ARRAY seen LOOP
                followed[earlier] := true;
            END LOOP;
            facts := facts || changed;
            IF changed ? 'responded_on' THEN
                first_at := office.moment(line.occurred_at);
            END IF;
            IF target IS NOT NULL AND counts THEN
                targets := targets || jsonb_build_object(cycles[place]::text, target);
            END IF;
        EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
            IF NOT said OR line.v > 1 THEN
                tips[place] := seen::text;
            END IF;
        END;
    END LOOP;

    IF left_over IS NOT NULL THEN
        RETURN left_over;
    ELSIF complaint IS NULL THEN
        RETURN '{"status": "unreadable"}';
    END IF;
    seen := (SELECT coalesce(array_agg(p), '{}') FROM generate_subscripts(stands, 1) AS p
        WHERE stands[p] IS NOT NULL AND followed[p] IS NULL);
    base := CASE WHEN cardinality(seen) > 1 THEN office.least(seen, stands, cycles) ELSE seen[1] END;
    facts := complaint || facts || jsonb_build_object('status', coalesce(stands[base], 'registered'),
        'cycle', coalesce(cycles[base], 1), 'conflict', cardinality(seen) > 1 OR apart <> '{}', 'targets', targets,
        'target', targets -> coalesce(cycles[base], 1)::text);
    is_closed := facts ->> 'status' = ANY (closed);
    agency := CASE WHEN is_closed THEN agencies[base] END;
    WHILE base IS NOT NULL LOOP
        is_closed := is_closed AND taken[base] ->> 'after' = ANY (closed);
        IF is_closed THEN  -- when it left the open states: whatever came after it while it stayed closed moves nothing
            closed_on := taken[base] ->> 'on';
        END IF;
        IF taken[base] IS NOT NULL THEN  -- not so where a correction leads back to the beginning
            steps := steps || taken[base];
        END IF;
        lapse := coalesce(nullif(taken[base] -> 'lapse', 'null'), lapse);  -- the first closing of all
        base := bases[base];
    END LOOP;
    the_status := facts ->> 'status';
    IF NOT facts ? 'responded_on' THEN
        facts := facts || coalesce(lapse, '{}');
    END IF;
    answer_first := facts #>> '{target,on}' IS NULL
        OR (NOT facts ? 'responded_on' AND facts ->> 'due_on' < facts #>> '{target,on}');
    RETURN facts || CASE WHEN corrected = '{}' THEN '{}' ELSE jsonb_build_object('corrected', to_jsonb(corrected)) END
        || jsonb_build_object('steps', (SELECT coalesce(jsonb_agg(one ORDER BY at DESC), '[]')
            FROM unnest(steps) WITH ORDINALITY AS taken_back (one, at)),
        -- Merged into another record of the same item: it counts once (projection/complaint_columns.py).
        'repeats', the_status = 'merged' AND coalesce((SELECT one -> 'same_item' = 'true'
            FROM unnest(steps) WITH ORDINALITY AS taken_back (one, at) WHERE one ->> 'step' = 'merge'
            ORDER BY at LIMIT 1), false),
        'closed', the_status = ANY (closed), 'closed_on', closed_on,
        'agency', agency,
        -- What the office owes next: the response, then the present cycle's target (domain/cases/handling.py, clock).
        'owed_on', CASE
            WHEN facts ->> 'kind' IS DISTINCT FROM 'complaint' OR the_status = 'conveyed' OR the_status = ANY (closed)
                THEN NULL
            WHEN answer_first THEN facts ->> 'due_on'
            ELSE facts #>> '{target,on}'
        END,
        'owed_time', CASE WHEN answer_first THEN '' ELSE facts #>> '{target,time}' END);
END $$;
