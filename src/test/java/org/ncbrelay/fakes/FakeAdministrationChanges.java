package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChange.State;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;

/** Changes in memory. */
public final class FakeAdministrationChanges implements AdministrationChanges {
    public final List<AdministrationChange> kept = new ArrayList<>();

    @Override
    public AdministrationChange add(AdministrationChange change) {
        kept.add(change.numbered(kept.size() + 1L));
        return kept.get(kept.size() - 1);
    }

    @Override
    public Optional<AdministrationChange> lock(long number) {
        return kept.stream().filter(change -> change.number() == number).findFirst();
    }

    @Override
    public void decide(AdministrationChange change) {
        kept.set((int) change.number() - 1, change);
    }

    @Override
    public void expire(Instant now) {
        kept.replaceAll(change -> change.state() != State.PENDING || now.isBefore(change.expiresAt())
                ? change
                : new AdministrationChange(
                        change.number(),
                        change.proposal().withoutPassword(),
                        change.organisation(),
                        change.askedBy(),
                        change.askedAt(),
                        change.expiresAt(),
                        State.EXPIRED,
                        Officer.RELAY,
                        now));
    }

    @Override
    public Optional<AdministrationChange> waiting(Proposal proposal) {
        return pending().stream()
                .filter(change -> change.proposal().kind() == proposal.kind()
                        && change.proposal().subject().equals(proposal.subject())
                        && Objects.equals(change.proposal().object(), proposal.object()))
                .findFirst();
    }

    @Override
    public boolean everHadTwoOperators() {
        return kept.stream()
                .anyMatch(change -> change.state() == State.CONFIRMED
                        || change.state() == State.MADE_ALONE
                                && change.proposal().kind() == ChangeKind.ADD_TO_GROUP);
    }

    @Override
    public List<AdministrationChange> pending() {
        return kept.stream().filter(change -> change.state() == State.PENDING).toList();
    }

    @Override
    public List<AdministrationChange> decided(int limit) {
        return kept.stream()
                .filter(change -> change.state() != State.PENDING)
                .limit(limit)
                .toList();
    }

    @Override
    public List<AdministrationChange> ofActingOrganisation(int limit) {
        return kept.stream().limit(limit).toList();
    }
}
