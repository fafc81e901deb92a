package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Fields.object;
import static org.ncbrelay.domain.reading.Texts.email;
import static org.ncbrelay.domain.reading.Texts.form;
import static org.ncbrelay.domain.reading.Texts.line;
import static org.ncbrelay.domain.reading.Texts.narrative;
import static org.ncbrelay.domain.reading.Values.choice;
import static org.ncbrelay.domain.reading.Values.declaration;
import static org.ncbrelay.domain.reading.Values.flag;
import static org.ncbrelay.domain.request.RequestKinds.LIST;
import static org.ncbrelay.domain.request.RequestKinds.NARRATIVE;
import static org.ncbrelay.domain.request.RequestKinds.name;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.request.SupportRequest.Agency;
import org.ncbrelay.domain.request.SupportRequest.DirectContact;
import org.ncbrelay.domain.request.SupportRequest.Offence;
import org.ncbrelay.domain.request.SupportRequest.Purpose;

/**
 * Reads a support request, whichever way it came: JSON, web page or start form. Bounds that the contract
 * does not name are our default: generous, but finite.
 */
public final class RequestReader {
    private final ReadingContext context;
    private final RequestKinds kinds;
    private final TraceReader traces;

    private RequestReader(ReadingContext context) {
        this.context = context;
        this.kinds = new RequestKinds(context);
        this.traces = new TraceReader(kinds);
    }

    /**
     * @param body maps, lists, texts, numbers, booleans and nulls with the names of the contract
     * @return the request, or every violation in it
     */
    public static Reading<SupportRequest> read(Map<String, ?> body, ReadingContext context) {
        return Fields.read(body, new RequestReader(context)::request);
    }

    private SupportRequest request(Fields in) {
        var title = in.required("title", line(200));
        var outline = in.required("supportOutline", narrative(50, NARRATIVE));
        var capabilities = in.distinct("capabilities", 1, LIST, choice(Capability.class));
        var urgency = in.required("urgency", choice(Urgency.class));
        var isUrgent = urgency != null && urgency != Urgency.ROUTINE;
        var urgencyReason = in.requiredIf(
                isUrgent, "wrong.urgencyReason", "unless the urgency is routine", "urgencyReason", narrative(1, 2000));
        var agency = in.required("agency", object(this::agency));
        var offence = in.required("offence", object(RequestReader::offence));
        var countries = in.distinct("countriesInvolved", 1, LIST, kinds.member());
        in.check(
                countries.isEmpty() || countries.stream().anyMatch(this::isForeign),
                "countriesInvolved",
                "wrong.otherCountry",
                "must have at least one country other than your own");
        var purpose = in.required("purpose", choice(Purpose.class));
        var confidentiality = in.required("confidentiality", choice(Confidentiality.class));
        var restricted = in.distinct("restrictedCountries", 0, LIST, kinds.member());
        in.check(
                restricted.stream().allMatch(this::isForeign),
                "restrictedCountries",
                "wrong.ownCountry",
                "must not have your own country");
        var conditions = in.optional("handlingConditions", narrative(1, 4000));
        var retention = in.required("retentionUntil", kinds.dayAhead(0, 5));
        var neutral = in.required("neutralityDeclared", declaration());
        var contact = in.required("directContact", object(this::directContact));
        var caseEntries = isAboutCase(capabilities) ? 1 : 0;
        var listings = in.list("listings", caseEntries, LIST, object(traces::listing));
        var specimens = in.list("specimens", caseEntries, LIST, object(traces::specimen));
        var persons = in.list("persons", 0, LIST, object(traces::person));
        var companies = in.list("companies", 0, LIST, traces.company());
        var payments = in.list("payments", 0, LIST, object(traces::payment));
        var shipments = in.list("shipments", 0, LIST, object(traces::shipment));
        var modusOperandi = in.requiredIf(
                capabilities.contains(Capability.NOTICE),
                "wrong.notice",
                "for a notice",
                "modusOperandi",
                narrative(1, NARRATIVE));
        var preservation = in.list("preservation", 0, LIST, object(traces::preservation));
        var source = in.optional("externalSource", object(TraceReader::externalSource));
        var questions = in.list("questions", 0, LIST, object(fields -> traces.question(fields, restricted)));
        var follows = in.optional("follows", kinds.closedCase());
        return in.build(() -> new SupportRequest(
                title,
                outline,
                capabilities,
                urgency,
                urgencyReason,
                agency,
                offence,
                countries,
                purpose,
                confidentiality,
                restricted,
                conditions,
                retention,
                neutral,
                contact,
                listings,
                specimens,
                persons,
                companies,
                payments,
                shipments,
                modusOperandi,
                preservation,
                source,
                questions,
                follows));
    }

    private Agency agency(Fields in) {
        var code = in.optional(
                "code",
                form(
                        24,
                        context.agencies(),
                        "wrong.agencyCode",
                        "must be the code of your agency; an NCB may name any agency of its country that it registered"));
        var name = in.required("name", name());
        var officer = in.required("officer", name());
        var email = in.required("email", email());
        var phone = in.optional("phone", line(40));
        var caseNumber = in.required("caseNumber", line(100));
        return in.build(() -> new Agency(code, name, officer, email, phone, caseNumber));
    }

    private static Offence offence(Fields in) {
        var summary = in.required("summary", narrative(1, 2000));
        var provision = in.required("legalProvision", line(500));
        var penalty = in.optional("maximumPenalty", line(500));
        return in.build(() -> new Offence(summary, provision, penalty));
    }

    private DirectContact directContact(Fields in) {
        var requested = in.required("requested", flag());
        var isRequested = Boolean.TRUE.equals(requested);
        var scope = in.requiredIf(
                isRequested, "wrong.directContact", "when direct contact is requested", "scope", narrative(1, 1000));
        var until = in.requiredIf(
                isRequested, "wrong.directContact", "when direct contact is requested", "until", kinds.dayAhead(1, 5));
        return in.build(() -> new DirectContact(requested, scope, until));
    }

    private boolean isForeign(OrganisationCode country) {
        return !country.equals(context.own());
    }

    private static boolean isAboutCase(List<Capability> capabilities) {
        return capabilities.isEmpty() || capabilities.stream().anyMatch(Capability::needsCase);
    }
}
