package org.ncbrelay.config.seed;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.Experts;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Agencies, people and experts to try the relay with; invented, like their addresses. Each country writes its own rows, as row-level security
 * demands. The known password is shorter than the policy asks. There are none of them in production.
 */
@Component
@Profile(DemoSeed.DEMO)
@Order(4)
record DemoSeed(
        EngineAccounts accounts, JdbcClient database, Experts experts, CurrentOfficer currentOfficer, Clock clock)
        implements Seed {
    static final String DEMO = "!production & (demo | test)";
    static final String PASSWORD = "wildlife-demo";

    private static final List<Agency> AGENCIES = List.of(
            new Agency("KEN-WCIU", "Wildlife Crime Investigation Unit", true, Set.of("en", "fr", "ar")),
            new Agency("IDN-DNRP", "Directorate for Natural Resource Protection", false, Set.of("en")),
            new Agency("FRA-SNPF", "Service for Nature and Protected Fauna", true, Set.of("fr", "en", "es")),
            new Agency("BRA-DCFS", "Division against Crimes on Fauna", true, Set.of("es", "en")),
            new Agency("SGP-WTIB", "Wildlife Trade Investigation Branch", false, Set.of("en")));

    /** A second agency of Kenya, which its NCB has not approved: it reads none of the first one's cases. */
    private static final Agency SECOND = new Agency("KEN-CBCU", "Customs and Border Crime Unit", false, Set.of());

    /**
     * A wildlife law enforcement agency of a demo country.
     *
     * @param approved  whether its NCB approved it as an official source (Annex 1.1)
     * @param languages of the country's expert
     */
    private record Agency(String code, String name, boolean approved, Set<String> languages) {
        OrganisationCode country() {
            return new OrganisationCode(code.substring(0, 3));
        }

        String of(String desk) {
            return desk + '.' + country().value().toLowerCase(Locale.ROOT);
        }
    }

    /** @param agency code of the agency that the person works for; null for none */
    record Person(
            String id, String firstName, String lastName, Role role, OrganisationCode organisation, String agency) {}

    /** Everybody of the demo; names as the contract has them. */
    static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (Agency each : AGENCIES) {
            OrganisationCode country = each.country();
            String last = country.value();
            people.add(new Person(each.of("agency"), "Agency", last, Role.AGENCY_OFFICER, country, each.code()));
            people.add(new Person(each.of("ncb"), "Bureau", last, Role.NCB_OFFICER, country, null));
            people.add(new Person(each.of("ncbhead"), "Head of Bureau", last, Role.NCB_HEAD, country, null));
            people.add(new Person(each.of("expert"), "Expert", last, Role.EXPERT, country, null));
        }
        people.add(new Person(
                SECOND.of("agency2"), "Second agency", "KEN", Role.AGENCY_OFFICER, SECOND.country(), SECOND.code()));
        people.add(interpol("gs", "Liaison", Role.GS_OFFICER));
        people.add(interpol("analyst", "Analyst One", Role.GWET_ANALYST));
        people.add(interpol("analyst2", "Analyst Two", Role.GWET_ANALYST));
        people.add(interpol("lead", "Lead", Role.GWET_LEAD));
        people.add(interpol("lead2", "Lead Two", Role.GWET_LEAD));
        people.add(interpol("ist", "Deployment", Role.IST_MEMBER));
        people.add(interpol("auditor", "Auditor", Role.AUDITOR));
        return people;
    }

    private static Person interpol(String id, String last, Role role) {
        return new Person(id, "INTERPOL", last, role, OrganisationCode.INTERPOL, null);
    }

    @Override
    public void plant() {
        AGENCIES.forEach(agency -> as(agency, relay -> {
            if (isNew(agency) && agency.approved()) approve(agency);
        }));
        as(SECOND, relay -> isNew(SECOND));
        Set<String> existing = accounts.users();
        people().stream().filter(person -> !existing.contains(person.id())).forEach(this::plant);
        AGENCIES.forEach(agency -> as(agency, relay -> {
            Expert expert = expert(agency);
            if (experts.find(expert.code()).isEmpty()) experts.add(expert, relay, clock.instant());
        }));
    }

    private void as(Agency agency, Consumer<Officer> work) {
        Officer relay = Officer.relay(agency.country());
        currentOfficer.as(relay, () -> {
            work.accept(relay);
            return null;
        });
    }

    private boolean isNew(Agency agency) {
        accounts.group(agency.code(), agency.name(), "RELAY");
        return database.sql("""
                                INSERT INTO agency (code, organisation, name, mail_address)
                                VALUES (?, ?, ?, ?) ON CONFLICT (code) DO NOTHING
                                """)
                        .params(
                                agency.code(),
                                agency.country().value(),
                                agency.name(),
                                agency.code().toLowerCase(Locale.ROOT) + "@relay.example")
                        .update()
                > 0;
    }

    private void approve(Agency agency) {
        database.sql("""
                        INSERT INTO agency_approval (agency_code, organisation, approved, reason, decided_by, decided_at)
                        VALUES (?, ?, true, ?, ?, ?)
                        """)
                .params(
                        agency.code(),
                        agency.country().value(),
                        "Mandated by national law to investigate wildlife crime",
                        agency.of("ncbhead"),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** One in each country, who can be asked for anything. */
    private static Expert expert(Agency agency) {
        OrganisationCode country = agency.country();
        return new Expert(
                country + "-EXP-001",
                country,
                agency.of("expert"),
                "Expert of the demo, " + country,
                Set.of(Expertise.values()),
                agency.languages(),
                Confidentiality.CONFIDENTIAL,
                true,
                true);
    }

    private void plant(Person person) {
        String mail = person.id() + "@relay.example";
        accounts.create(person.id(), person.firstName(), person.lastName(), mail, PASSWORD, true);
        accounts.join(person.id(), person.role().group());
        accounts.serve(person.id(), person.organisation().value());
        database.sql("""
                        INSERT INTO officer_profile (user_id, organisation, agency_code) VALUES (?, ?, ?)
                        ON CONFLICT (user_id) DO NOTHING
                        """)
                .params(person.id(), person.organisation().value(), person.agency())
                .update();
    }
}
