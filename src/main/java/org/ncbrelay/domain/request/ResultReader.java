package org.ncbrelay.domain.request;

import static org.ncbrelay.domain.reading.Fields.object;
import static org.ncbrelay.domain.reading.Texts.line;
import static org.ncbrelay.domain.reading.Texts.narrative;
import static org.ncbrelay.domain.reading.Values.choice;
import static org.ncbrelay.domain.request.RequestKinds.LIST;
import static org.ncbrelay.domain.request.RequestKinds.name;
import static org.ncbrelay.domain.request.RequestKinds.quantity;
import static org.ncbrelay.domain.request.RequestKinds.territory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Reading;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.request.Results.Arrest;
import org.ncbrelay.domain.request.Results.ClosedAccount;
import org.ncbrelay.domain.request.Results.Seizure;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;

/** Reads a report of results, by the same kinds as a request; bounds are our default. */
public final class ResultReader {
    private static final BigDecimal MOST_PERSONS = new BigDecimal(10_000);
    private static final int COUNTRIES = 20;

    private final RequestKinds kinds;

    private ResultReader(ReadingContext context) {
        this.kinds = new RequestKinds(context);
    }

    /**
     * @param body maps, lists, texts and numbers with the names of the contract
     * @return the report, or every violation in it
     */
    public static Reading<Results> read(Map<String, ?> body, ReadingContext context) {
        Map<String, Object> said = new LinkedHashMap<>(body);
        said.values().removeIf(value -> value instanceof List<?> list && list.isEmpty());
        return Fields.read(said, new ResultReader(context)::results);
    }

    private Results results(Fields in) {
        int seized = in.hasAny("arrests", "accountsClosed") ? 0 : 1;
        var seizures = in.list("seizures", seized, LIST, object(this::seizure));
        var arrests = in.list("arrests", 0, LIST, object(this::arrest));
        var accountsClosed = in.list("accountsClosed", 0, LIST, object(this::closedAccount));
        return in.build(() -> new Results(seizures, arrests, accountsClosed));
    }

    private Seizure seizure(Fields in) {
        var taxon = in.required("taxon", line(120));
        var type = in.required("type", choice(SpecimenType.class));
        var quantity = in.required("quantity", quantity());
        var unit = in.required("unit", choice(Unit.class));
        var seizedOn = in.required("seizedOn", kinds.pastDay());
        var place = in.required("place", name());
        var detectingAgency = in.optional("detectingAgency", name());
        var reason = in.optional("reason", line(500));
        var transport = in.optional("transport", line(100));
        var detection = in.optional("detection", line(200));
        var concealment = in.optional("concealment", line(500));
        var origin = in.optional("origin", territory());
        var transit = in.distinct("transit", 0, COUNTRIES, territory());
        var destination = in.optional("destination", territory());
        var value = in.optional("value", object(TraceReader::price));
        var nationalities = in.distinct("nationalities", 0, COUNTRIES, territory());
        var law = in.optional("law", line(500));
        var sanction = in.optional("sanction", line(500));
        var disposal = in.optional("disposal", line(500));
        var note = in.optional("note", narrative(1, 2000));
        return in.build(() -> new Seizure(
                taxon,
                kinds.context().taxa().appendixOf(taxon),
                type,
                quantity,
                unit,
                seizedOn,
                place,
                detectingAgency,
                reason,
                transport,
                detection,
                concealment,
                origin,
                transit,
                destination,
                value,
                nationalities,
                law,
                sanction,
                disposal,
                note));
    }

    private Arrest arrest(Fields in) {
        var arrestedOn = in.required("arrestedOn", kinds.pastDay());
        var persons = in.required("persons", Values.positive(MOST_PERSONS, 0));
        var place = in.optional("place", name());
        var nationalities = in.distinct("nationalities", 0, COUNTRIES, territory());
        var note = in.optional("note", narrative(1, 2000));
        return in.build(() -> new Arrest(arrestedOn, persons, place, nationalities, note));
    }

    private ClosedAccount closedAccount(Fields in) {
        var platform = in.required("platform", name());
        var account = in.required("account", name());
        var closedOn = in.required("closedOn", kinds.pastDay());
        var note = in.optional("note", narrative(1, 2000));
        return in.build(() -> new ClosedAccount(platform, account, closedOn, note));
    }
}
