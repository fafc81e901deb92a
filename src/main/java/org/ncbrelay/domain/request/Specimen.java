package org.ncbrelay.domain.request;

import java.math.BigDecimal;

/**
 * Animals or plants, or what is made of them.
 *
 * @param taxon         scientific name as the agency wrote it
 * @param citesAppendix as our list had it when the request was made, or {@code not listed here}
 * @param quantity      above 0
 * @param counted       true if counted, false if estimated
 * @param permitNumber  null if not given
 */
public record Specimen(
        String taxon,
        String citesAppendix,
        SpecimenType type,
        BigDecimal quantity,
        Unit unit,
        boolean counted,
        Identification identification,
        String permitNumber) {
    public Specimen {
        Invariant.given(taxon, "taxon");
        Invariant.given(citesAppendix, "citesAppendix");
        Invariant.given(type, "type");
        Invariant.given(unit, "unit");
        Invariant.given(identification, "identification");
        Invariant.holds(quantity != null && quantity.signum() > 0, "a quantity is above 0");
    }

    /** What of the animal or plant is offered. */
    public enum SpecimenType {
        LIVE,
        SKIN,
        IVORY,
        SCALE,
        HORN,
        CARVING,
        MEDICINE,
        PLANT,
        TIMBER,
        EGG,
        TROPHY,
        OTHER
    }

    /** In what a quantity is given: pieces, kilograms, cubic metres, litres, centimetres. */
    public enum Unit {
        ITEMS,
        KG,
        M3,
        L,
        CM
    }

    /** How sure the taxon is. */
    public enum Identification {
        CONFIRMED,
        SUSPECTED
    }
}
