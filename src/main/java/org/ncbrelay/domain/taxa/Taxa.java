package org.ncbrelay.domain.taxa;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The list of taxa often offered online. It is indicative: what it does not know may still be protected. */
public interface Taxa {
    /** Used instead of an appendix where our list does not know the taxon. */
    String NOT_LISTED = "not listed here";

    /** Finds a taxon by its scientific name, whatever the case and the spacing. */
    Optional<Taxon> find(String scientificName);

    /**
     * Taxa whose scientific or common name has the text, those that begin with it first.
     *
     * @param limit at most so many
     */
    default List<Taxon> search(String text, int limit) {
        return find(text).stream().toList();
    }

    /** The current CITES appendix, or {@link #NOT_LISTED}. */
    default String appendixOf(String scientificName) {
        return find(scientificName).map(Taxon::appendix).orElse(NOT_LISTED);
    }

    /**
     * A kind of animal or plant in our list.
     *
     * @param scientificName {@code Loxodonta africana}, or a genus as {@code Nycticebus spp.}
     * @param commonName     in English
     * @param appendix       CITES appendix, {@code I}, {@code II}, {@code III}, or {@code I/II} for a split listing;
     *                       indicative, not legal advice
     * @param group          {@code mammal}, {@code bird}, {@code reptile} …
     */
    record Taxon(String scientificName, String commonName, String appendix, String group) {
        public Taxon {
            Objects.requireNonNull(scientificName, "scientificName");
            Objects.requireNonNull(appendix, "appendix");
        }
    }
}
