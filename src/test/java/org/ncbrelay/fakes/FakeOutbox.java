package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;

/** Remembers each letter as {@code LETTER to KEN}, or to an address. */
public final class FakeOutbox implements Outbox {
    public final List<String> letters = new ArrayList<>();

    @Override
    public void toDesk(UUID id, CaseReference reference, OrganisationCode organisation, Letter letter) {
        letters.add(letter + " to " + organisation);
    }

    @Override
    public void toAgency(
            UUID id, CaseReference reference, OrganisationCode organisation, String address, Letter letter) {
        letters.add(letter + " to " + address);
    }

    @Override
    public void toOfficer(UUID id, OrganisationCode organisation, String address, Letter letter) {
        letters.add(letter + " to " + (address == null ? organisation.value() : address));
    }

    @Override
    public UUID toDesk(CaseReference reference, OrganisationCode organisation, Letter letter) {
        UUID id = UUID.randomUUID();
        toDesk(id, reference, organisation, letter);
        return id;
    }

    @Override
    public UUID toAgency(CaseReference reference, OrganisationCode organisation, String address, Letter letter) {
        UUID id = UUID.randomUUID();
        toAgency(id, reference, organisation, address, letter);
        return id;
    }
}
