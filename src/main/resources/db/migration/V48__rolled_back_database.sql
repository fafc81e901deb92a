-- A database that was rolled back to an older state: how that is recorded, what is refused until two operators have confirmed the restore,
-- and how no number is given twice afterwards.

-- An older state of the database that a node noticed, because it knows from outside of something newer; and the restore that two operators
-- confirmed.
CREATE TABLE database_rollback (
    number          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    witness         bigint NOT NULL CHECK (witness > 0),
    sealed_at       timestamptz NOT NULL,
    noticed_at      timestamptz NOT NULL,
    reason          text CHECK (length(reason) BETWEEN 1 AND 255),
    asked_by        text,
    confirmed_by    text,
    confirmed_at    timestamptz,
    continues_after bigint,
    generation      int CHECK (generation % 100 BETWEEN 1 AND 10),
    CHECK (num_nonnulls(reason, asked_by, confirmed_by, confirmed_at, continues_after, generation) IN (0, 6)),
    CHECK (confirmed_by <> asked_by),
    CHECK (continues_after >= witness)
);
COMMENT ON COLUMN database_rollback.witness IS 'number of the newest checkpoint outside the database at that moment';
COMMENT ON COLUMN database_rollback.continues_after IS 'the loss of checkpoints up to this number is confirmed; later ones have greater numbers';
COMMENT ON COLUMN database_rollback.generation IS 'year and count of its restores (202601), those included that were lost themselves; each begins another block of numbers';
CREATE UNIQUE INDEX database_rollback_open ON database_rollback ((true)) WHERE confirmed_at IS NULL;
CREATE TRIGGER database_rollback_is_kept BEFORE DELETE OR TRUNCATE ON database_rollback EXECUTE FUNCTION refuse_change();
GRANT SELECT, INSERT (witness, sealed_at, noticed_at) ON database_rollback TO relay_app;

-- Confirms the restore that two operators agreed on, and notes it in the chain of every organisation, once for each of the two.
CREATE FUNCTION relay_database_restored(witness bigint, continues_after bigint, generation int) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    agreed administration_change;
    what text;
    chain text;
BEGIN
    SELECT * INTO agreed FROM administration_change c
     WHERE c.kind = 'CONFIRM_RESTORE' AND c.subject = relay_database_restored.witness::text AND c.state = 'CONFIRMED' ORDER BY c.number DESC LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'two operators have not confirmed the restore' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE database_rollback r
       SET reason = agreed.details ->> 'reason', asked_by = agreed.asked_by, confirmed_by = agreed.decided_by, confirmed_at = agreed.decided_at,
           continues_after = greatest(relay_database_restored.continues_after, r.witness),
           generation = relay_database_restored.generation
     WHERE r.witness = relay_database_restored.witness AND r.confirmed_at IS NULL;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    what := format('restored from a backup, newest checkpoint before %s: %s', relay_database_restored.witness, agreed.details ->> 'reason');
    FOR chain IN SELECT o.code FROM organisation o ORDER BY o.code LOOP
        PERFORM audit_note(chain, agreed.asked_by, 'DATABASE_RESTORE_ASKED', NULL, what, NULL);
        PERFORM audit_note(chain, agreed.decided_by, 'DATABASE_RESTORED', NULL, what, NULL);
    END LOOP;
    RETURN true;
END $$;

-- While a restore waits for its confirmation, nobody acts on a case or on intelligence: an act is refused where it enters a chain, which is
-- while its transaction commits. Reads are noted as always. The code of the error is that of a database that is read-only.
CREATE FUNCTION refuse_act_after_rollback() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the database was rolled back to an older state' USING ERRCODE = 'read_only_sql_transaction';
END $$;
CREATE OR REPLACE FUNCTION audit_chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    this CONSTANT bigint := pg_current_xact_id()::text::bigint;
    noted record;
    ignored text;
BEGIN
    FOR noted IN
        WITH taken AS (DELETE FROM audit_pending p WHERE p.transaction = this RETURNING p AS note)
        SELECT (t.note).organisation, array_agg(t.note ORDER BY (t.note).position) AS notes,
               array_agg(p.actor ORDER BY (t.note).position) AS actors,
               CASE WHEN bool_or((t.note).reference IS NOT NULL AND (t.note).act NOT LIKE 'READ\_%')
                         AND EXISTS (SELECT 1 FROM database_rollback r WHERE r.confirmed_at IS NULL)
                    THEN refuse_act_after_rollback() END AS refused
          FROM taken t LEFT JOIN audit_person p ON p.organisation = (t.note).organisation AND p.user_id = (t.note).user_id
         GROUP BY (t.note).organisation ORDER BY (t.note).organisation
    LOOP
        ignored := audit_append(noted.organisation, noted.notes, noted.actors)::text;
    END LOOP;
    RETURN NULL;
END $$;

-- The numbers of a year come from blocks that never overlap: up to 499,999 before any restore of the year, and 50,000 after each of ten.
CREATE FUNCTION relay_number_block(wanted int, OUT first int, OUT last int) LANGUAGE sql STABLE AS $$
    SELECT CASE g.restores WHEN 0 THEN 1 ELSE 450000 + g.restores * 50000 END, 499999 + g.restores * 50000
      FROM (SELECT coalesce(max(r.generation) % 100, 0) AS restores FROM database_rollback r WHERE r.generation / 100 = wanted) g
    $$;

-- As in V19, from the block of the year; each block has a sequence of its own.
CREATE OR REPLACE FUNCTION number_series(country text, year int) RETURNS regclass LANGUAGE plpgsql AS $$
DECLARE
    block CONSTANT record := relay_number_block(year);
    name CONSTANT text := format('reference_number_%s_%s', lower(country), year) || CASE block.first WHEN 1 THEN '' ELSE '_' || block.first END;
    series regclass := to_regclass('public.' || quote_ident(name));
    highest int;
BEGIN
    IF series IS NOT NULL THEN
        RETURN series;
    END IF;
    IF year NOT BETWEEN 1000 AND 9999 OR country = 'INTERPOL' OR NOT EXISTS (SELECT 1 FROM organisation o WHERE o.code = country) THEN
        RAISE EXCEPTION 'there are no cases of % in %', country, year USING ERRCODE = 'check_violation';
    END IF;
    -- Two transactions that miss it at once: the second waits for the first, once in a year at most.
    PERFORM pg_advisory_xact_lock(hashtextextended(name, 0));
    SELECT coalesce(max(right(r.reference, 6)::int), 0) INTO highest
      FROM support_request r
     WHERE r.organisation = country
       AND r.reference BETWEEN format('%s-%s-%s', country, year, lpad(block.first::text, 6, '0')) AND format('%s-%s-%s', country, year, block.last);
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS public.%I AS int MINVALUE %s MAXVALUE %s START %s',
                   name, block.first, block.last, greatest(block.first, highest + 1));
    RETURN to_regclass('public.' || quote_ident(name));
END $$;

REVOKE EXECUTE ON FUNCTION relay_database_restored, refuse_act_after_rollback, relay_number_block FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_restored, relay_number_block TO relay_app;

-- How far the database has come, for comparison with what a node knows from outside. One figure over all chains, which tells nothing of any.
CREATE FUNCTION relay_database_position(OUT generation int, OUT records bigint) LANGUAGE sql STABLE AS $$
    SELECT (SELECT coalesce(max(r.generation), 0) FROM database_rollback r), (SELECT coalesce(sum(h.number), 0)::bigint FROM audit_head h)
    $$;
REVOKE EXECUTE ON FUNCTION relay_database_position FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_position TO relay_app;
