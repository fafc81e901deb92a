-- The audit: what was done and what was read, in one hash chain for each organisation that acts. Only database functions of the owner write
-- it (R__audit); the application may ask for a record of a read, and reads the chain of its own organisation.
SET LOCAL lock_timeout = '10s';

-- One link of a chain: its hash covers every field and the hash before it. Its organisation is that of its head, which has the foreign key.
CREATE TABLE audit_record (
    organisation text NOT NULL,
    number       bigint NOT NULL CHECK (number > 0),
    happened_at  text NOT NULL,
    transaction  bigint NOT NULL,
    actor        text NOT NULL,
    act          text NOT NULL,
    reference    text,
    subject      text,
    content_hash text,
    previous     text NOT NULL,
    hash         text NOT NULL,
    written_in   bigint,
    event        bigint,
    salt         uuid,
    PRIMARY KEY (organisation, number)
);
COMMENT ON COLUMN audit_record.happened_at IS 'UTC with microseconds, by the clock of the database';
COMMENT ON COLUMN audit_record.transaction IS 'number of the first link that the same transaction added to this chain';
COMMENT ON COLUMN audit_record.actor IS 'salted hash of the user id; audit_person leads back to the person until it is erased';
COMMENT ON COLUMN audit_record.content_hash IS 'salted hash of what was written; nothing can be guessed from it once its salt is erased';
COMMENT ON COLUMN audit_record.written_in IS 'transaction of the database; it counts the acts of all organisations, so it is never shown';
COMMENT ON COLUMN audit_record.event IS 'id of the event of a case or of intelligence whose link this is; null for a read and for what is no event';
COMMENT ON COLUMN audit_record.salt IS 'ties the link to the text that was written; no part of the hash of the link; an erasure removes it, and nothing else changes';
CREATE INDEX audit_record_by_transaction ON audit_record (written_in) WHERE written_in IS NOT NULL;
-- The page of a case shows its newest records; chains are long, and an excerpt must not read them to the end.
CREATE INDEX audit_record_by_case ON audit_record (reference, organisation, number) WHERE reference IS NOT NULL;
ALTER TABLE audit_record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_record_kept ON audit_record TO CURRENT_USER USING (true);
CREATE POLICY audit_record_own ON audit_record FOR SELECT USING (organisation = relay_organisation());
GRANT SELECT ON audit_record TO relay_app;

-- The last link of each chain. The maker of checkpoints sees which chains there are and where they end, and nothing of what they say.
CREATE TABLE audit_head (
    organisation text PRIMARY KEY REFERENCES organisation,
    number       bigint NOT NULL,
    hash         text NOT NULL
);
ALTER TABLE audit_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_head_kept ON audit_head TO CURRENT_USER USING (true);
CREATE POLICY audit_head_own ON audit_head FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY audit_head_for_checkpoint ON audit_head FOR SELECT USING (relay_worker() = 'checkpoint');
GRANT SELECT ON audit_head TO relay_app;

-- The salt that ties a chain to a person. An erasure removes it, and the chain holds without it.
CREATE TABLE audit_person (
    organisation text NOT NULL REFERENCES organisation,
    user_id      text NOT NULL,
    salt         text NOT NULL,
    actor        text NOT NULL,
    PRIMARY KEY (organisation, user_id)
);
ALTER TABLE audit_person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_person_kept ON audit_person TO CURRENT_USER USING (true);
CREATE POLICY audit_person_own ON audit_person FOR SELECT USING (organisation = relay_organisation());
GRANT SELECT ON audit_person TO relay_app;

-- A read, or another act that is no event, which this transaction will link when it commits; the table is empty between transactions. Events
-- need no note: the commit finds them where they were entered (audit_link).
CREATE UNLOGGED TABLE audit_pending (
    transaction  bigint NOT NULL,
    opens        boolean NOT NULL,
    position     bigint GENERATED ALWAYS AS IDENTITY,
    happened_at  text NOT NULL,
    organisation text NOT NULL,
    user_id      text NOT NULL,
    act          text NOT NULL,
    reference    text,
    subject      text,
    content      text,
    PRIMARY KEY (transaction, position)
);
COMMENT ON COLUMN audit_pending.opens IS 'whether this note makes the commit add all notes of the transaction to the chains';
ALTER TABLE audit_pending ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_pending_kept ON audit_pending TO CURRENT_USER USING (true);

-- A signed picture of all chains at one moment: a Merkle root over one leaf for each organisation. The leaves are blinded, so that no
-- organisation can tell from another's leaf whether that one acted.
CREATE TABLE audit_checkpoint (
    number    bigint PRIMARY KEY CHECK (number > 0),
    made_at   timestamptz NOT NULL,
    leaves    bytea NOT NULL,
    root      text NOT NULL,
    key_id    text NOT NULL,
    signature text NOT NULL,
    for_all   boolean NOT NULL DEFAULT true
);
COMMENT ON COLUMN audit_checkpoint.for_all IS 'made at its time for every chain; false where one organisation exported or verified its own';
CREATE INDEX audit_checkpoint_for_all ON audit_checkpoint (number DESC) WHERE for_all;
GRANT SELECT, INSERT ON audit_checkpoint TO relay_app;

-- The end of one organisation's chain in a checkpoint, and the nonce that opens its leaf.
CREATE TABLE audit_checkpoint_head (
    checkpoint   bigint NOT NULL REFERENCES audit_checkpoint,
    organisation text NOT NULL REFERENCES organisation,
    position     int NOT NULL,
    number       bigint NOT NULL,
    hash         text NOT NULL,
    nonce        text NOT NULL,
    PRIMARY KEY (checkpoint, organisation)
);
CREATE INDEX audit_checkpoint_head_by_number ON audit_checkpoint_head (organisation, number, checkpoint);
ALTER TABLE audit_checkpoint_head ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_checkpoint_head_kept ON audit_checkpoint_head TO CURRENT_USER USING (true);
CREATE POLICY audit_checkpoint_head_own ON audit_checkpoint_head FOR SELECT USING (organisation = relay_organisation());
CREATE POLICY audit_checkpoint_head_made ON audit_checkpoint_head FOR INSERT WITH CHECK (relay_worker() = 'checkpoint');
GRANT SELECT, INSERT ON audit_checkpoint_head TO relay_app;
