-- Whoever wrote a request does not reopen direct contact either: to resume a grant is to decide on it again.
DROP TRIGGER authorization_is_independent ON authorization_fact;
CREATE TRIGGER authorization_is_independent BEFORE INSERT ON authorization_fact
    FOR EACH ROW WHEN (NEW.kind IN ('GRANTED', 'REFUSED', 'RESUMED')) EXECUTE FUNCTION refuse_decision_on_own_request();
