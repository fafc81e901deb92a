-- Who, at which identity provider, an account belongs to (OpenID Connect Core: issuer and subject together name a person); never changed.
-- The row outlives the account: an account that an operator deleted is not made again at the next login.
CREATE TABLE officer_identity (
    issuer   text NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    subject  text NOT NULL CHECK (length(subject) BETWEEN 1 AND 255),
    user_id  text NOT NULL UNIQUE CHECK (length(user_id) BETWEEN 1 AND 64),
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (issuer, subject)
);

GRANT SELECT, INSERT ON officer_identity TO relay_app;
