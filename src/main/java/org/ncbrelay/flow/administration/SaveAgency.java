package org.ncbrelay.flow.administration;

import java.time.Clock;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.directory.DirectoryEntry;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the head of an NCB register an agency of the country, rename it, or change where its letters go. */
@Service
public class SaveAgency {
    private final Agencies agencies;
    private final DirectoryChanges directory;
    private final Clock clock;

    SaveAgency(Agencies agencies, DirectoryChanges directory, Clock clock) {
        this.agencies = agencies;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Saves at once; a new agency is not approved.
     *
     * @param sent {@code name} and {@code mailAddress}; one that is missing stays as it is
     * @throws Refusal.Forbidden if the officer does not head an NCB
     * @throws Refusal.NotFound  if the code is of another country
     * @throws Refusal.Invalid   naming every bad field
     */
    @Transactional
    public RegisteredAgency save(String code, Map<String, ?> sent, Officer by) {
        if (!by.is(Role.NCB_HEAD))
            throw new Refusal.Forbidden("refused.agencies", "Only the head of an NCB registers and changes agencies.");
        DirectoryEntry entry = DirectoryEntry.read(code, sent).orThrow();
        if (!entry.isAgency()) throw new Refusal.Invalid("code", "wrong.directoryCode", "must be as KEN-WCIU");
        if (!entry.organisation().equals(by.organisation())) throw new Refusal.NotFound();
        if (entry.values().isEmpty()) throw new Refusal.Invalid("name", "wrong.required", "or mailAddress is required");
        if (agencies.find(code).isEmpty()) entry.changing(null);
        directory.save(entry, by.userId(), clock.instant());
        return agencies.find(code).orElseThrow(Refusal.NotFound::new);
    }
}
