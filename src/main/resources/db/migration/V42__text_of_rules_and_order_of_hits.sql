-- rolling: the same rules in other words
-- PostgreSQL writes a list of columns behind IN with brackets that a dump does not bring back, and a restore compares the text of each rule.
ALTER POLICY case_message_of_its_parties ON case_message
    USING (relay_side() = 'NCB' OR relay_side() = sender_party OR relay_side() = recipient_party);

DROP TRIGGER reader_is_known ON case_access;
CREATE TRIGGER reader_is_known BEFORE INSERT OR UPDATE OF organisation ON case_access FOR EACH ROW
    WHEN (NEW.organisation NOT IN ('INTERPOL', 'INTERPOL-gwet') AND NEW.organisation <> NEW.owner
          AND NOT starts_with(NEW.organisation, 'INTERPOL-ist-members'))
    EXECUTE FUNCTION refuse_unknown_reader();

-- Of several hits of one case at one moment, the same are shown each time.
DO $$ BEGIN
    EXECUTE replace(pg_get_functiondef('relay_hits(text)'::regprocedure),
                    'ORDER BY found.kept_at DESC, found.reference', 'ORDER BY found.kept_at DESC, found.reference, found.id');
END $$;
