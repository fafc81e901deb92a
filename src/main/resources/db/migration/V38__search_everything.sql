-- rolling: the version before writes the tables whose triggers fill the new one, and does not read it
-- One search in everything that an officer may read: intelligence, messages, names and descriptions of evidence, and experts. Cases have
-- case_text and relay_list (V16). As there, a condition on words may not use an index under row-level security, so the words have a table of
-- their own, which only the owner's function reads. It answers ids; the application reads the rows behind them under row-level security.
CREATE TABLE searched_text (
    kind      text NOT NULL CHECK (kind IN ('INTELLIGENCE', 'MESSAGE', 'EVIDENCE', 'EXPERT', 'ROSTER')),
    id        text NOT NULL,
    reference text NOT NULL,
    at        timestamptz NOT NULL,
    words     tsvector NOT NULL,
    PRIMARY KEY (kind, id)
);
COMMENT ON COLUMN searched_text.kind IS 'EXPERT has the name, for the own country; ROSTER has not, for INTERPOL';
COMMENT ON COLUMN searched_text.words IS
    'as those of case_text; in upper case the code of the country, and the parties of a message, which no question of a reader has';
CREATE INDEX searched_text_by_word ON searched_text USING gin (words);
CREATE INDEX searched_text_by_time ON searched_text (kind, at DESC, id);
CREATE INDEX searched_text_of_country_by_time ON searched_text (kind, left(reference, 3), at DESC, id);
CREATE INDEX searched_text_by_reference ON searched_text (reference);
ALTER TABLE searched_text ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY searched_text_kept ON searched_text TO CURRENT_USER USING (true);
-- Which intelligence a country received.
CREATE INDEX dispatch_of_country ON dispatch (organisation);

CREATE FUNCTION keep_text_of(kind text, id text, reference text, at timestamptz, said text, marks text[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO searched_text AS t (kind, id, reference, at, words)
    VALUES (kind, id, reference, at, with_stems(to_tsvector('simple', said)) || array_to_tsvector(marks || left(reference, 3)))
    ON CONFLICT (kind, id) DO UPDATE SET words = excluded.words
    $$;
REVOKE EXECUTE ON FUNCTION keep_text_of FROM PUBLIC;

-- The parts of a file's name are words, too. A text that is erased is written anew.
CREATE FUNCTION keep_searched_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'intelligence' THEN
            PERFORM keep_text_of('INTELLIGENCE', NEW.reference, NEW.reference, NEW.registered_at,
                                 concat_ws(' ', NEW.reference, NEW.title, NEW.content), '{}');
        WHEN 'case_message' THEN
            PERFORM keep_text_of('MESSAGE', NEW.id::text, NEW.reference, NEW.sent_at, NEW.body, ARRAY[NEW.sender_party, NEW.recipient_party]);
        WHEN 'evidence' THEN
            PERFORM keep_text_of('EVIDENCE', NEW.id::text, NEW.reference, NEW.received_at,
                                 concat_ws(' ', NEW.file_name, translate(NEW.file_name, '._-', '   '), NEW.description), '{}');
        WHEN 'expert' THEN
            PERFORM keep_text_of('ROSTER', NEW.code, NEW.code, NEW.added_at,
                                 concat_ws(' ', NEW.code, translate(NEW.expertise::text, '_{}', '   ')), '{}');
            PERFORM keep_text_of('EXPERT', NEW.code, NEW.code, NEW.added_at,
                                 concat_ws(' ', NEW.code, NEW.name, translate(NEW.expertise::text, '_{}', '   ')), '{}');
    END CASE;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION keep_searched_text FROM PUBLIC;
CREATE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF title, content ON intelligence FOR EACH ROW EXECUTE FUNCTION keep_searched_text();
CREATE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF body ON case_message FOR EACH ROW EXECUTE FUNCTION keep_searched_text();
CREATE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF file_name, description ON evidence FOR EACH ROW EXECUTE FUNCTION keep_searched_text();
CREATE TRIGGER text_is_searched AFTER INSERT OR UPDATE OF name, expertise ON expert FOR EACH ROW EXECUTE FUNCTION keep_searched_text();

-- The newest of each kind that match and that are open to the reader, newest first; at most so many of each. A word that many have is soon
-- found along the time; otherwise all that have it are sorted.
CREATE FUNCTION relay_search(asked text, wanted text[], size int) RETURNS TABLE (kind text, id text)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20 SET search_path = pg_catalog, public, pg_temp
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
    acting CONSTANT text := coalesce(relay_reader(), '-'); -- nobody's
    question CONSTANT tsquery := search_question(asked);
    sorting CONSTANT text := ' ORDER BY t.at DESC, t.id';
    granted CONSTANT text := format('a.organisation = %L AND a.owner <> a.organisation AND a.revoked_at IS NULL
                                     AND (a.valid_until IS NULL OR a.valid_until > now())', acting);
    own CONSTANT text := format('left(t.reference, 3) = %L', coalesce(relay_organisation(), '-'));
    -- Of a reader who has a thousand grants at most (as in relay_list), the cases.
    few text[];
    of_cases text[];
    of_kind text;
    seen text[];
    scope text;
    newest text[];
    found text[];
    asks tsquery;
BEGIN
    IF relay_organisation() IS NULL OR numnode(question) = 0 THEN
        RETURN;
    END IF;
    EXECUTE format('SELECT ARRAY(SELECT a.reference FROM case_access a WHERE %s LIMIT 1001)', granted) INTO few;
    of_cases := CASE WHEN cardinality(few) <= 1000 THEN ARRAY[format('t.reference = ANY (%L)', few)]
                     ELSE ARRAY[format('EXISTS (SELECT FROM case_access a WHERE a.reference = t.reference AND %s OFFSET 0)', granted)] END;
    IF acting = relay_organisation() AND acting <> 'INTERPOL' THEN
        of_cases := of_cases || own;
    END IF;
    FOREACH of_kind IN ARRAY wanted LOOP
        asks := question;
        CASE of_kind
            WHEN 'INTELLIGENCE' THEN
                seen := ARRAY[CASE WHEN relay_is_producer() THEN 'true'
                                   ELSE format('t.reference = ANY (%L)', ARRAY(SELECT d.reference FROM dispatch d
                                                                                WHERE d.organisation = relay_organisation() AND d.recalled_at IS NULL
                                                                                UNION SELECT o.reference FROM owner_consent o WHERE o.owner = relay_organisation())) END];
            WHEN 'EXPERT' THEN
                of_kind := CASE WHEN relay_organisation() = 'INTERPOL' THEN 'ROSTER' ELSE of_kind END;
                seen := ARRAY[CASE of_kind WHEN 'ROSTER' THEN 'true' ELSE own END];
            WHEN 'MESSAGE' THEN
                seen := of_cases;
                -- A message is for its two parties, and for the NCB.
                IF relay_side() <> 'NCB' THEN
                    asks := quote_literal(relay_side())::tsquery && question;
                END IF;
            ELSE
                seen := of_cases;
        END CASE;
        found := '{}';
        FOREACH scope IN ARRAY seen LOOP
            EXECUTE format('SELECT ARRAY(SELECT t.id FROM (SELECT t.* FROM searched_text t WHERE t.kind = %L AND %s%s LIMIT 500) t
                                          WHERE t.words @@ %L::tsquery AND %s%s LIMIT %s)',
                           of_kind, CASE scope WHEN own THEN own ELSE 'true' END, sorting, asks, scope, sorting, size) INTO newest;
            IF cardinality(newest) < size THEN
                EXECUTE format('SELECT ARRAY(SELECT t.id FROM searched_text t WHERE t.kind = %L AND t.words @@ %L::tsquery AND %s%s LIMIT %s)',
                               of_kind, CASE scope WHEN own THEN quote_literal(relay_organisation())::tsquery && asks ELSE asks END,
                               scope, sorting, size) INTO newest;
            END IF;
            found := found || newest;
        END LOOP;
        RETURN QUERY SELECT CASE t.kind WHEN 'ROSTER' THEN 'EXPERT' ELSE t.kind END, t.id FROM searched_text t
                      WHERE t.kind = of_kind AND t.id = ANY (found) ORDER BY t.at DESC, t.id LIMIT size;
    END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION relay_search FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_search TO relay_app;

-- What was there before.
ALTER TABLE intelligence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE case_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE evidence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE expert NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
    PERFORM keep_text_of('INTELLIGENCE', i.reference, i.reference, i.registered_at, concat_ws(' ', i.reference, i.title, i.content), '{}')
       FROM intelligence i;
    PERFORM keep_text_of('MESSAGE', m.id::text, m.reference, m.sent_at, m.body, ARRAY[m.sender_party, m.recipient_party]) FROM case_message m;
    PERFORM keep_text_of('EVIDENCE', e.id::text, e.reference, e.received_at,
                         concat_ws(' ', e.file_name, translate(e.file_name, '._-', '   '), e.description), '{}') FROM evidence e;
    PERFORM keep_text_of('ROSTER', x.code, x.code, x.added_at, concat_ws(' ', x.code, translate(x.expertise::text, '_{}', '   ')), '{}'),
            keep_text_of('EXPERT', x.code, x.code, x.added_at, concat_ws(' ', x.code, x.name, translate(x.expertise::text, '_{}', '   ')), '{}')
       FROM expert x;
END $$;
ALTER TABLE intelligence FORCE ROW LEVEL SECURITY;
ALTER TABLE case_message FORCE ROW LEVEL SECURITY;
ALTER TABLE evidence FORCE ROW LEVEL SECURITY;
ALTER TABLE expert FORCE ROW LEVEL SECURITY;
