-- A capability whose product the NCB did not pass on has a status of its own.
ALTER TABLE case_capability DROP CONSTRAINT case_capability_status_check,
    ADD CONSTRAINT case_capability_status_check
        CHECK (status IN ('REQUESTED', 'NOT_YET_OFFERED', 'NOT_CHOSEN', 'CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED',
                          'WITHHELD', 'REFUSED', 'WITHDRAWN'));

DROP TRIGGER support_follows_the_record ON case_capability;
CREATE TRIGGER support_follows_the_record BEFORE UPDATE ON case_capability
    FOR EACH ROW WHEN (NEW.status IN ('CHOSEN', 'IN_PROGRESS', 'DELIVERED', 'COMPLETED', 'WITHHELD'))
    EXECUTE FUNCTION refuse_work_before_the_record();
