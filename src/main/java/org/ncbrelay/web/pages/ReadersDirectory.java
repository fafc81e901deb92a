package org.ncbrelay.web.pages;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.absence.Colleague;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.web.pages.reader.Directory;

/** What one reader may know of others, for one page; colleagues are read once, and only where a page names somebody. */
final class ReadersDirectory implements Directory {
    private final Officer reader;
    private final Colleagues colleagues;
    private final MemberCountries countries;
    private Map<String, String> names;

    /** @param reader null for operators, who have no colleagues in an organisation */
    ReadersDirectory(Officer reader, Colleagues colleagues, MemberCountries countries) {
        this.reader = reader;
        this.colleagues = colleagues;
        this.countries = countries;
    }

    @Override
    public Map<String, String> names() {
        if (reader == null) return Map.of();
        if (names == null)
            names = colleagues.of(reader.organisation()).stream()
                    .filter(colleague -> !colleague.name().isEmpty())
                    .collect(Collectors.toMap(Colleague::userId, Colleague::name));
        return names;
    }

    @Override
    public Optional<ZoneId> zone(String organisation) {
        if (organisation == null || !organisation.matches("[A-Z]{3}|INTERPOL")) return Optional.empty();
        if (organisation.equals(OrganisationCode.INTERPOL.value())) return Optional.of(ZoneOffset.UTC);
        return countries
                .find(new OrganisationCode(organisation))
                .map(country -> country.calendar().zone());
    }
}
