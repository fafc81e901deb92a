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
    public UUID toDesk(CaseReference reference, OrganisationCode organisation, Letter letter) {
        letters.add(letter + " to " + organisation);
        return UUID.randomUUID();
    }

    @Override
    public UUID toAgency(CaseReference reference, OrganisationCode organisation, String address, Letter letter) {
        letters.add(letter + " to " + address);
        return UUID.randomUUID();
    }

    @Override
    public UUID toOfficer(OrganisationCode organisation, String address, Letter letter) {
        letters.add(letter + " to " + (address == null ? organisation.value() : address));
        return UUID.randomUUID();
    }
}
