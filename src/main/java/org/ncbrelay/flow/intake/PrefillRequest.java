package org.ncbrelay.flow.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.directory.Agencies.Registered;
import org.ncbrelay.domain.directory.OfficerContacts;
import org.ncbrelay.domain.directory.OfficerContacts.Contact;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a new request says before its writer has written anything: who asks, and that direct contact is not requested. */
@Service
public class PrefillRequest {
    private final Agencies agencies;
    private final OfficerContacts contacts;

    public PrefillRequest(Agencies agencies, OfficerContacts contacts) {
        this.agencies = agencies;
        this.contacts = contacts;
    }

    /**
     * With the names of the contract; what is not known is left out.
     *
     * @throws org.ncbrelay.domain.Refusal.Forbidden if the officer serves no agency and no NCB
     */
    @Transactional(readOnly = true)
    public Map<String, Object> by(Officer officer) {
        Askers.requireAsker(officer);
        Map<String, Object> agency = new LinkedHashMap<>();
        officer.agency()
                .flatMap(agencies::find)
                .map(Registered::name)
                .ifPresent(name -> putIfKnown(agency, "name", name));
        contacts.of(officer.userId()).ifPresent(contact -> put(contact, agency));
        Map<String, Object> content = new LinkedHashMap<>();
        if (!agency.isEmpty()) content.put("agency", agency);
        content.put("directContact", Map.of("requested", false));
        return content;
    }

    private static void put(Contact contact, Map<String, Object> agency) {
        putIfKnown(agency, "officer", contact.name());
        putIfKnown(agency, "email", contact.email());
    }

    private static void putIfKnown(Map<String, Object> agency, String name, String value) {
        if (!value.isBlank()) agency.put(name, value);
    }
}
