package org.ncbrelay.domain.administration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Changes that operators asked for; each entry and each decision is audited for the organisation concerned. */
public interface AdministrationChanges {
    /** @return the change with its number */
    AdministrationChange add(AdministrationChange change);

    /** The change, which no one else can decide until the end of the transaction. */
    Optional<AdministrationChange> lock(long number);

    /**
     * Keeps a decision, and forgets the password.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict if it was decided meanwhile
     */
    void decide(AdministrationChange change);

    /** Marks what was not decided in time. */
    void expire(Instant now);

    /** The change of the same kind to the same account, group or grant that waits; of the models any, since one set is in force at a time. */
    Optional<AdministrationChange> waiting(Proposal proposal);

    /** The newest confirmed change of the models, without its files; empty while those of the release have always been in force. */
    Optional<AdministrationChange> modelsInForce();

    /** Whether the acting organisation had an account of this name that was deleted. */
    boolean hadAccount(String userId);

    /** Whether there has been a second operator since this relay began. */
    boolean everHadTwoOperators();

    /** The oldest first. */
    List<AdministrationChange> pending();

    /** What was decided, the newest first. */
    List<AdministrationChange> decided(int limit);

    /** Those of the acting organisation, the newest first. */
    List<AdministrationChange> ofActingOrganisation(int limit);
}
