package org.ncbrelay.fakes;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.WorkingCalendar;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.ncbrelay.domain.directory.MemberCountries.SubBureau;

/** A few countries with the weekend of Kenya. */
public final class FakeMemberCountries implements MemberCountries {
    private static final WorkingCalendar NAIROBI =
            new WorkingCalendar(java.time.ZoneId.of("Africa/Nairobi"), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));

    @Override
    public List<MemberCountry> all() {
        return codes().stream().sorted().map(FakeMemberCountries::country).toList();
    }

    @Override
    public Optional<MemberCountry> find(OrganisationCode code) {
        return codes().contains(code.value()) ? Optional.of(country(code.value())) : Optional.empty();
    }

    @Override
    public Set<String> codes() {
        return Set.of("KEN", "FRA", "SGP", "IDN");
    }

    @Override
    public List<SubBureau> subBureaus() {
        return List.of();
    }

    private static MemberCountry country(String code) {
        return new MemberCountry(new OrganisationCode(code), code, code.substring(0, 2), NAIROBI);
    }
}
