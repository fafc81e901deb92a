-- Accounts, sessions, access tokens and passkeys; a database that was rolled back to an older state: how that is recorded, and what is
-- refused until two operators have confirmed the restore (refuse_act_after_rollback).
SET LOCAL lock_timeout = '10s';

-- The owner of an account chooses each new password, unless the transaction that stores it says that an operator did.
CREATE OR REPLACE FUNCTION note_first_password() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    DELETE FROM first_password f WHERE f.user_id = NEW.id_;
    IF current_setting('relay.first_password', true) = NEW.id_ THEN
        INSERT INTO first_password (user_id, set_at) VALUES (NEW.id_, now());
    END IF;
    RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION note_first_password FROM PUBLIC;

-- A change is decided once.
CREATE OR REPLACE FUNCTION refuse_second_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the change has been decided' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- A token is revoked once, and for ever.
CREATE OR REPLACE FUNCTION refuse_token_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the token has been revoked' USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The counter never goes back, and what is suspected or removed stays so.
CREATE OR REPLACE FUNCTION refuse_passkey_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a passkey does not go back' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE OR REPLACE FUNCTION count_passkeys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE passkey_owner o
       SET passkeys = counted.passkeys, suspected = counted.suspected
      FROM (SELECT count(*) FILTER (WHERE p.removed_at IS NULL) AS passkeys, count(p.suspected_at) AS suspected
              FROM passkey p JOIN passkey_owner w USING (user_id)
             WHERE p.user_id = NEW.user_id AND p.generation = w.generation) counted
     WHERE o.user_id = NEW.user_id AND (o.passkeys, o.suspected) IS DISTINCT FROM (counted.passkeys, counted.suspected);
    RETURN NULL;
END $$;

-- Confirms the restore that two operators agreed on, and notes it in the chain of every organisation, once for each of the two.
CREATE OR REPLACE FUNCTION relay_database_restored(witness bigint, continues_after bigint, generation int) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    agreed administration_change;
    what text;
    chain text;
BEGIN
    SELECT * INTO agreed FROM administration_change c
     WHERE c.kind = 'CONFIRM_RESTORE' AND c.subject = relay_database_restored.witness::text AND c.state = 'CONFIRMED' ORDER BY c.number DESC
         LIMIT 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'two operators have not confirmed the restore' USING ERRCODE = 'insufficient_privilege';
    END IF;
    UPDATE database_rollback r
       SET reason = agreed.details ->> 'reason', asked_by = agreed.asked_by, confirmed_by = agreed.decided_by,
           confirmed_at = agreed.decided_at,
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
REVOKE EXECUTE ON FUNCTION relay_database_restored FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_restored TO relay_app;

-- How far the database has come, for comparison with what a node knows from outside. One figure over all chains, which tells nothing of
-- any.
CREATE OR REPLACE FUNCTION relay_database_position(OUT generation int, OUT records bigint) LANGUAGE sql STABLE AS $$
    SELECT (SELECT coalesce(max(r.generation), 0) FROM database_rollback r), (SELECT coalesce(sum(h.number), 0)::bigint FROM audit_head h)
    $$;
REVOKE EXECUTE ON FUNCTION relay_database_position FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_database_position TO relay_app;

-- Notes a change of a decision table in the audit of INTERPOL. The first table of a release is no change. Nodes that start at once note one
-- change once.
CREATE OR REPLACE FUNCTION relay_rules_changed(decision text, sha256 text, of_installation boolean) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    newest text;
BEGIN
    LOCK TABLE rule_change IN SHARE ROW EXCLUSIVE MODE;
    SELECT c.sha256 INTO newest FROM rule_change c WHERE c.decision = relay_rules_changed.decision ORDER BY c.number DESC LIMIT 1;
    IF newest = relay_rules_changed.sha256 OR (newest IS NULL AND NOT relay_rules_changed.of_installation) THEN
        RETURN false;
    END IF;
    INSERT INTO rule_change (decision, sha256, of_installation)
    VALUES (relay_rules_changed.decision, relay_rules_changed.sha256, relay_rules_changed.of_installation);
    PERFORM audit_note('INTERPOL', 'relay', CASE WHEN relay_rules_changed.of_installation THEN 'RULES_OF_INSTALLATION'
        ELSE 'RULES_OF_RELEASE' END,
                       NULL, format('%s %s', relay_rules_changed.decision, relay_rules_changed.sha256), NULL);
    RETURN true;
END $$;
REVOKE EXECUTE ON FUNCTION relay_rules_changed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION relay_rules_changed TO relay_app;

-- A login name is given once. Capitals are refused, so that no name is the code of an organisation either, which stands in the place of an
-- actor whom a reader may not know.
CREATE OR REPLACE FUNCTION give_login_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
    AS $$
BEGIN
    IF NEW.id_ !~ '^[a-z0-9][a-z0-9._@-]{0,63}$' THEN
        RAISE EXCEPTION 'a login name has 1 to 64 small letters, digits and . _ @ -' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO login_name (name) VALUES (NEW.id_);
    RETURN NEW;
EXCEPTION WHEN unique_violation THEN
    RAISE EXCEPTION 'the login name % is the relay''s own, or an account has or had it', NEW.id_ USING ERRCODE = 'unique_violation';
END $$;
REVOKE EXECUTE ON FUNCTION give_login_name FROM PUBLIC;
