package org.ncbrelay.config.seed;

import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.MemberCountries.MemberCountry;
import org.springframework.beans.factory.annotation.Qualifier;
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

    /**
     * @param countries   of the file; those that the database has stay as they are
     * @param deskAddress where letters to the General Secretariat and the copy of each request go (cover note, paragraph 3), until operators
     *                    change it in the directory
     */
    OrganisationSeed(
            @Qualifier("csvMemberCountries") MemberCountries countries,
            JdbcClient database,
            EngineAccounts accounts,
            @Value("${relay.mail.general-secretariat-desk:general-secretariat@relay.example}") String deskAddress) {
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
        database.sql(
                        "UPDATE organisation SET mail_address = ? WHERE code = 'INTERPOL' AND changed_at IS NULL AND mail_address <> ?")
                .params(deskAddress, deskAddress)
                .update();
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
