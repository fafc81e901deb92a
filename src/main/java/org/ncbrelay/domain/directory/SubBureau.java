package org.ncbrelay.domain.directory;

import java.util.Objects;
import org.ncbrelay.domain.OrganisationCode;

/**
 * A territory whose bureau belongs to a country's: requests go to the parent.
 *
 * @param alpha3 ISO 3166-1 alpha-3 of the territory
 * @param name   in English
 * @param parent the country whose National Central Bureau receives the request
 */
public record SubBureau(String alpha3, String name, OrganisationCode parent) {
    public SubBureau {
        Objects.requireNonNull(alpha3, "alpha3");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(parent, "parent");
    }
}
