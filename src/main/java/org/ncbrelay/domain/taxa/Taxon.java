package org.ncbrelay.domain.taxa;

import java.util.Objects;

/**
 * A kind of animal or plant in our list.
 *
 * @param scientificName {@code Loxodonta africana}, or a genus as {@code Nycticebus spp.}
 * @param commonName     in English
 * @param appendix       CITES appendix, {@code I}, {@code II}, {@code III}, or {@code I/II} for a split listing;
 *                       indicative, not legal advice
 * @param group          {@code mammal}, {@code bird}, {@code reptile} …
 */
public record Taxon(String scientificName, String commonName, String appendix, String group) {
    public Taxon {
        Objects.requireNonNull(scientificName, "scientificName");
        Objects.requireNonNull(appendix, "appendix");
    }
}
