package org.ncbrelay.config.seed;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The demo countries' agencies; each country writes its own rows, as row-level security demands. */
@Component
@Profile(DemoPeopleSeed.DEMO)
@Order(4)
class DemoAgencySeed implements Seed {
    private final JdbcClient database;
    private final CurrentOfficer currentOfficer;
    private final Clock clock;

    DemoAgencySeed(JdbcClient database, CurrentOfficer currentOfficer, Clock clock) {
        this.database = database;
        this.currentOfficer = currentOfficer;
        this.clock = clock;
    }

    @Override
    public void plant() {
        for (DemoAgency agency : DemoAgency.ALL)
            currentOfficer.as(Officer.relay(agency.country()), () -> {
                if (isNew(agency) && agency.approved()) approve(agency);
                return null;
            });
    }

    private boolean isNew(DemoAgency agency) {
        return database.sql("""
                                INSERT INTO agency (code, organisation, name, mail_address)
                                VALUES (?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
                                """)
                        .params(agency.code(), agency.country().value(), agency.name(), agency.address())
                        .update()
                > 0;
    }

    private void approve(DemoAgency agency) {
        String country = agency.country().value();
        database.sql("""
                        INSERT INTO agency_approval (agency_code, organisation, approved, reason, decided_by, decided_at)
                        VALUES (?, ?, true, ?, ?, ?)
                        """)
                .params(
                        agency.code(),
                        country,
                        "Mandated by national law to investigate wildlife crime",
                        "ncbhead." + country.toLowerCase(Locale.ROOT),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
