package org.ncbrelay.flow.administration;

import java.time.Instant;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.port.AccountAdministration;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.DirectoryEntries;
import org.springframework.stereotype.Component;

/** Writes an entry of the directory, and the name of its tenant, or of the group of an agency, in the engine; in the running transaction. */
@Component
record DirectoryChanges(DirectoryEntries entries, AccountAdministration engine, CurrentOfficer currentOfficer) {
    void save(DirectoryEntry entry, String by, Instant at) {
        currentOfficer.as(Officer.relay(entry.organisation()), () -> entries.save(entry, by, at));
        String name = entry.values().get("name");
        if (name == null) return;
        engine.carryOut(
                entry.isAgency()
                        ? new Proposal(
                                ChangeKind.SAVE_GROUP, entry.code(), null, Map.of("name", name, "type", "RELAY"), null)
                        : new Proposal(ChangeKind.SAVE_ORGANISATION, entry.code(), null, Map.of("name", name), null));
    }
}
