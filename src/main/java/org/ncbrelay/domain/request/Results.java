package org.ncbrelay.domain.request;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.request.Listing.Price;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;

/** What came of a case at home, as one report says it: at least one seizure, arrest or closed account. */
public record Results(List<Seizure> seizures, List<Arrest> arrests, List<ClosedAccount> accountsClosed) {
    public Results {
        seizures = List.copyOf(seizures);
        arrests = List.copyOf(arrests);
        accountsClosed = List.copyOf(accountsClosed);
        Invariant.holds(!seizures.isEmpty() || !arrests.isEmpty() || !accountsClosed.isEmpty(), "nothing is reported");
    }

    /** Persons arrested. */
    public int persons() {
        return arrests.stream()
                .mapToInt(arrest -> arrest.persons().intValueExact())
                .sum();
    }

    /** The report as a neutral tree with the names of the contract, to be stored as JSON and shown. */
    public Map<String, Object> toTree() {
        return RecordTreeMapper.of(this);
    }

    /**
     * Specimens of one taxon and kind that were seized. The fields are those of the CITES annual illegal trade report; what is not given
     * is null.
     *
     * @param citesAppendix   as our list had it when the report was made, or {@code not listed here}
     * @param quantity        above 0
     * @param detectingAgency the agency of the case where it is null
     * @param origin          alleged country, ISO 3166-1 alpha-3, as transit, destination and nationalities
     * @param value           estimated, in the country of the seizure
     * @param nationalities   of the offenders
     * @param law             under which charges were brought
     * @param disposal        what became of the specimens
     */
    public record Seizure(
            String taxon,
            String citesAppendix,
            SpecimenType type,
            BigDecimal quantity,
            Unit unit,
            LocalDate seizedOn,
            String place,
            String detectingAgency,
            String reason,
            String transport,
            String detection,
            String concealment,
            String origin,
            List<String> transit,
            String destination,
            Price value,
            List<String> nationalities,
            String law,
            String sanction,
            String disposal,
            String note) {}

    /**
     * Arrests at one time and place; no one is named.
     *
     * @param persons how many, 1 to 10,000
     */
    public record Arrest(
            LocalDate arrestedOn, BigDecimal persons, String place, List<String> nationalities, String note) {}

    /** An account of a platform that was closed. */
    public record ClosedAccount(String platform, String account, LocalDate closedOn, String note) {}
}
