package org.ncbrelay.domain.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;

/** Which countries are members. */
public interface MemberCountries {
    /** All of them, by English name. */
    List<MemberCountry> all();

    Optional<MemberCountry> find(OrganisationCode code);

    /** The alpha-3 codes of all of them. */
    Set<String> codes();

    /** Territories reached through a member country; not exhaustive. */
    List<SubBureau> subBureaus();
}
