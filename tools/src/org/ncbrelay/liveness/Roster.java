package org.ncbrelay.liveness;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;

/**
 * The officers of a world: in each country at least one officer and one head of the NCB, at INTERPOL at least one duty
 * officer, one analyst and two leads. A country's officers may all fall silent; those four of INTERPOL come back from every absence.
 */
final class Roster {
    /** Countries of which the demo has an agency; {@code MLI} and {@code PER} have none. */
    private static final Map<String, String> AGENCIES =
            Map.of("KEN", "KEN-WCIU", "IDN", "IDN-DNRP", "FRA", "FRA-SNPF", "BRA", "BRA-DCFS", "SGP", "SGP-WTIB");

    static final List<String> COUNTRIES = List.of("KEN", "IDN", "FRA", "BRA", "SGP", "MLI", "PER");

    private final long seed;
    private final boolean staffed;
    private final Instant start;
    private final Map<OrganisationCode, List<Person>> people = new LinkedHashMap<>();

    private Roster(long seed, Instant start) {
        this.seed = seed;
        this.staffed = Habits.of(seed).staffed();
        this.start = start;
    }

    static Roster of(long seed, Instant start) {
        Roster roster = new Roster(seed, start);
        roster.people.put(OrganisationCode.INTERPOL, roster.interpol());
        return roster;
    }

    /** The same, but nobody of INTERPOL ever answers: what the relay cannot bear. */
    static Roster withoutTeam(long seed, Instant start) {
        Roster roster = new Roster(seed, start);
        Presence silent = new Presence(null, null, start, null);
        List<Person> team = roster.interpol().stream()
                .map(person -> new Person(person.officer(), silent))
                .toList();
        roster.people.put(OrganisationCode.INTERPOL, team);
        return roster;
    }

    List<Person> everybody() {
        return people.values().stream().flatMap(List::stream).toList();
    }

    /** @return who serves it; empty where no task has come to it so far */
    List<Person> of(OrganisationCode organisation) {
        return people.getOrDefault(organisation, List.of());
    }

    /** Gives a country its officers, the same in whatever order countries are asked for. */
    List<Person> employ(OrganisationCode country) {
        return people.computeIfAbsent(country, this::bureau);
    }

    boolean knows(OrganisationCode organisation) {
        return people.containsKey(organisation);
    }

    private List<Person> interpol() {
        Random chance = Habits.chance(seed, "INTERPOL");
        List<Person> team = new ArrayList<>();
        // Before the record nobody else of INTERPOL has a case (V17): the duty office is always staffed.
        team.add(person("gs", OrganisationCode.INTERPOL, Role.GS_OFFICER, dependable(chance)));
        team.add(person("analyst", OrganisationCode.INTERPOL, Role.GWET_ANALYST, dependable(chance)));
        team.add(person("lead", OrganisationCode.INTERPOL, Role.GWET_LEAD, dependable(chance)));
        team.add(person("lead2", OrganisationCode.INTERPOL, Role.GWET_LEAD, dependable(chance)));
        perhaps(40, "ist", OrganisationCode.INTERPOL, Role.IST_MEMBER, chance, team);
        perhaps(40, "analyst2", OrganisationCode.INTERPOL, Role.GWET_ANALYST, chance, team);
        return team;
    }

    private List<Person> bureau(OrganisationCode country) {
        Random chance = Habits.chance(seed, country.value());
        List<Person> bureau = new ArrayList<>();
        bureau.add(person("officer", country, Role.NCB_OFFICER, presence(chance)));
        bureau.add(person("head", country, Role.NCB_HEAD, presence(chance)));
        perhaps(25, "officer2", country, Role.NCB_OFFICER, chance, bureau);
        perhaps(50, "expert", country, Role.EXPERT, chance, bureau);
        if (AGENCIES.containsKey(country.value())) perhaps(70, "agency", country, Role.AGENCY_OFFICER, chance, bureau);
        if (country.value().equals("KEN")) perhaps(50, "agency2", country, Role.AGENCY_OFFICER, chance, bureau);
        return bureau;
    }

    private Presence presence(Random chance) {
        Presence any = Presence.any(start, chance);
        return staffed ? Presence.ALWAYS : any;
    }

    private Presence dependable(Random chance) {
        if (staffed) return Presence.ALWAYS;
        return chance.nextInt(3) == 0 ? Presence.withLeave(start, chance) : Presence.ALWAYS;
    }

    private void perhaps(
            int percent,
            String name,
            OrganisationCode organisation,
            Role role,
            Random chance,
            List<Person> colleagues) {
        Presence presence = presence(chance);
        if (staffed || chance.nextInt(100) < percent) colleagues.add(person(name, organisation, role, presence));
    }

    private Person person(String name, OrganisationCode organisation, Role role, Presence presence) {
        String user = "%s.%s.w%d".formatted(name, organisation.value().toLowerCase(Locale.ROOT), seed);
        String agency = role != Role.AGENCY_OFFICER
                ? null
                : name.equals("agency2") ? OwnAccord.OTHER_AGENCY : AGENCIES.get(organisation.value());
        return new Person(new Officer(user, organisation, agency, Set.of(role)), presence);
    }
}
