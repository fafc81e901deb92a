package org.ncbrelay.config.seed;

import java.util.Set;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People to try the relay with. Their known password is shorter than the policy asks; there are none in production. */
@Component
@Profile(DemoPeopleSeed.DEMO)
@Order(5)
class DemoPeopleSeed implements Seed {
    static final String DEMO = "!production & (demo | test)";
    static final String PASSWORD = "wildlife-demo";

    private final EngineAccounts accounts;
    private final JdbcClient database;

    DemoPeopleSeed(EngineAccounts accounts, JdbcClient database) {
        this.accounts = accounts;
        this.database = database;
    }

    @Override
    public void plant() {
        Set<String> existing = accounts.users();
        DemoPerson.all().stream()
                .filter(person -> !existing.contains(person.id()))
                .forEach(this::plant);
    }

    private void plant(DemoPerson person) {
        String mail = person.id() + "@relay.example";
        accounts.create(person.id(), person.firstName(), person.lastName(), mail, PASSWORD, true);
        accounts.join(person.id(), person.role().group());
        serve(person);
    }

    private void serve(DemoPerson person) {
        OrganisationCode organisation = person.organisation();
        accounts.serve(person.id(), organisation.value());
        database.sql("""
                        INSERT INTO officer_profile (user_id, organisation, agency_code) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO NOTHING
                        """)
                .params(person.id(), organisation.value(), agency(person))
                .update();
    }

    private static String agency(DemoPerson person) {
        if (person.role() != Role.AGENCY_OFFICER) return null;
        return DemoAgency.ALL.stream()
                .filter(agency -> agency.country().equals(person.organisation()))
                .map(DemoAgency::code)
                .findFirst()
                .orElseThrow();
    }
}
