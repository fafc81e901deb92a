package org.ncbrelay.config.seed;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every member country and the General Secretariat, as rows of ours and as tenants of the engine. */
@Component
@Order(1)
class OrganisationSeed implements Seed {
    private final MemberCountries countries;
    private final JdbcClient database;
    private final EngineAccounts accounts;
    private final String deskAddress;

    /** @param deskAddress where the copy of each request goes (cover note, paragraph 3); an operator sets the real one */
    OrganisationSeed(
            MemberCountries countries,
            JdbcClient database,
            EngineAccounts accounts,
            @Value("${relay.general-secretariat.address:environmental.crime@relay.example}") String deskAddress) {
        this.countries = countries;
        this.database = database;
        this.accounts = accounts;
        this.deskAddress = deskAddress;
    }

    @Override
    public void plant() {
        Set<String> tenants = accounts.organisations();
        countries.all().forEach(country -> {
            row(country);
            tenant(tenants, country.code(), country.name());
        });
        row(OrganisationCode.INTERPOL, "INTERPOL General Secretariat", null, "UTC", "SATURDAY,SUNDAY", deskAddress);
        tenant(tenants, OrganisationCode.INTERPOL, "INTERPOL General Secretariat");
    }

    private void row(MemberCountry country) {
        String address = "ncb.%s@relay.example".formatted(country.code().value().toLowerCase(Locale.ROOT));
        String weekend = country.calendar().weekend().stream()
                .sorted()
                .map(DayOfWeek::name)
                .collect(Collectors.joining(","));
        row(
                country.code(),
                country.name(),
                country.alpha2(),
                country.calendar().zone().getId(),
                weekend,
                address);
    }

    private void row(
            OrganisationCode code, String name, String alpha2, String timeZone, String weekend, String address) {
        database.sql("""
                        INSERT INTO organisation (code, name, alpha2, time_zone, weekend, mail_address)
                        VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
                        """)
                .params(code.value(), name, alpha2, timeZone, weekend, address)
                .update();
    }

    private void tenant(Set<String> existing, OrganisationCode code, String name) {
        if (!existing.contains(code.value())) accounts.organisation(code.value(), name);
    }
}
