-- A country that did not answer until its last reminder: its NCB named no unit, or its unit acknowledged nothing.
ALTER TABLE dispatch DROP CONSTRAINT dispatch_status_check,
    ADD CONSTRAINT dispatch_status_check
        CHECK (status IN ('SENT', 'FORWARDED', 'NOT_FORWARDED', 'ACKNOWLEDGED', 'NOT_ACKNOWLEDGED', 'REPORTED', 'NO_REPORT', 'RECALLED'));
