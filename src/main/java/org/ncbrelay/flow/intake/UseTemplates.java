package org.ncbrelay.flow.intake;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.ncbrelay.domain.request.Drafts.Template;
import org.ncbrelay.domain.request.EarlierRequest;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.people.Agencies;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.people.UserAccounts.Contact;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins requests with what is known: who asks, the text of an earlier request of the own office, or an officer's own templates. */
@Service
public class UseTemplates {
    private static final int LONGEST_NAME = 100;

    private final Cases cases;
    private final Drafts drafts;
    private final Agencies agencies;
    private final UserAccounts accounts;
    private final AuditLog audit;
    private final Clock clock;

    public UseTemplates(
            Cases cases, Drafts drafts, Agencies agencies, UserAccounts accounts, AuditLog audit, Clock clock) {
        this.cases = cases;
        this.drafts = drafts;
        this.agencies = agencies;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a new request says before its writer has written anything: who asks, and that direct contact is not requested. It has the names of the
     * contract; what is not known is left out.
     *
     * @throws Refusal.Forbidden if the officer serves no agency and no NCB
     */
    @Transactional(readOnly = true)
    public Map<String, Object> prefilled(Officer officer) {
        Requesters.requireRequester(officer);
        Map<String, Object> agency = new LinkedHashMap<>();
        officer.agency()
                .flatMap(agencies::find)
                .map(RegisteredAgency::name)
                .ifPresent(name -> putIfKnown(agency, "name", name));
        accounts.contact(officer.userId()).ifPresent(contact -> put(contact, agency));
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

    /**
     * Makes a template of a draft, without what belongs to one case; the draft stays.
     *
     * @param name 1 to 100 characters
     * @throws Refusal.NotFound if there is no such draft of the officer, or it corrects a case
     * @throws Refusal.Invalid  if the name is missing or too long
     */
    @Transactional
    public void save(UUID draft, String name, Officer by) {
        Requesters.requireRequester(by);
        Draft from =
                drafts.find(draft).filter(found -> found.correctionOf() == null).orElseThrow(Refusal.NotFound::new);
        Texts.requiredNarrative("template", name, LONGEST_NAME);
        drafts.addTemplate(name.strip(), EarlierRequest.copy(from.content()), by, clock.instant());
    }

    @Transactional(readOnly = true)
    public List<Template> mine(Officer by) {
        Requesters.requireRequester(by);
        return drafts.templates();
    }

    /**
     * @return the new draft
     * @throws Refusal.NotFound if there is no such template of the officer
     */
    @Transactional
    public UUID begin(UUID template, Officer by) {
        return begin(find(template, by).content(), by);
    }

    /**
     * @param reference of a request that the officer's own side asked: the agency, or the NCB itself
     * @return the new draft
     * @throws Refusal.NotFound  if the case is unknown or another country's, or if this can be no reference
     * @throws Refusal.Forbidden if another officer of the country asked
     */
    @Transactional
    public UUID beginFromEarlier(String reference, Officer by) {
        return begin(copied(reference, by), by);
    }

    /**
     * Begins a request that follows a closed or declined case.
     *
     * @throws Refusal.Conflict if the case is neither; the other refusals of {@link #beginFromEarlier}
     */
    @Transactional
    public UUID beginFollowing(String reference, Officer by) {
        Map<String, Object> text = copied(reference, by);
        if (!cases.get(CaseReference.parse(reference)).status().canBeFollowed())
            throw new Refusal.Conflict("refused.notClosed", "Only a closed or declined case can be followed.");
        text.put("follows", reference);
        return begin(text, by);
    }

    private Map<String, Object> copied(String reference, Officer by) {
        Requesters.requireRequester(by);
        SupportCase earlier = cases.get(CaseReference.parse(reference));
        if (!earlier.organisation().equals(by.organisation())) throw new Refusal.NotFound();
        if (!isOfOwnSide(earlier.agencyCode(), by))
            throw new Refusal.Forbidden(
                    "refused.copy", "Only those who asked can begin a new request with the text of an earlier one.");
        audit.read(Read.CASE, earlier.reference(), "COPY");
        return EarlierRequest.copy(earlier.content());
    }

    /** Whether the officer may begin a request with the text of a case: who asked, the agency or the NCB itself. */
    public static boolean isOfOwnSide(String agencyCode, Officer by) {
        if (agencyCode == null) return by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD);
        return by.is(Role.AGENCY_OFFICER) && by.agency().map(agencyCode::equals).orElse(true);
    }

    private UUID begin(Map<String, Object> text, Officer by) {
        Map<String, Object> content = new LinkedHashMap<>(prefilled(by));
        content.putAll(text);
        return drafts.begin(content, null, by, clock.instant());
    }

    /** @throws Refusal.NotFound if there is no such template of the officer */
    @Transactional
    public void discard(UUID template, Officer by) {
        drafts.discard(find(template, by).id());
    }

    private Template find(UUID template, Officer by) {
        Requesters.requireRequester(by);
        return drafts.findTemplate(template).orElseThrow(Refusal.NotFound::new);
    }
}
