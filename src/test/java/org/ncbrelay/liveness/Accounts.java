package org.ncbrelay.liveness;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.flow.absence.NameSubstitute;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts of a world's officers, which the rules for who may decide look at. */
final class Accounts {
    private static final String PASSWORD = "a-long-enough-pass-phrase";

    private final IdentityService identity;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final NameSubstitute substitutes;
    private final Acting acting;
    private final List<String> open = new ArrayList<>();

    Accounts(
            IdentityService identity,
            JdbcClient database,
            TransactionTemplate transactions,
            NameSubstitute substitutes,
            Acting acting) {
        this.identity = identity;
        this.database = database;
        this.transactions = transactions;
        this.substitutes = substitutes;
        this.acting = acting;
    }

    /** The people of the demo would count as colleagues of a world's officers; operators have no tasks. */
    void removeTheDemo() {
        transactions.executeWithoutResult(none -> identity.createUserQuery().list().stream()
                .map(User::getId)
                .filter(user -> identity.createTenantQuery().userMember(user).count() > 0)
                .forEach(identity::deleteUser));
    }

    void open(List<Person> people) {
        transactions.executeWithoutResult(none -> people.forEach(person -> open(person.officer())));
        people.forEach(person -> announceAbsence(person, people));
    }

    private void open(Officer officer) {
        User user = identity.newUser(officer.userId());
        user.setPassword(PASSWORD);
        user.setEmail(officer.userId() + "@relay.example");
        identity.saveUser(user);
        officer.roles().forEach(role -> identity.createMembership(officer.userId(), role.group()));
        identity.createTenantUserMembership(officer.organisation().value(), officer.userId());
        // A world may be repeated in the same database; nobody deletes a profile.
        database.sql(
                        "INSERT INTO officer_profile (user_id, organisation, agency_code) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(officer.userId(), officer.organisation().value(), officer.agencyCode())
                .update();
        open.add(officer.userId());
    }

    /** Who has a colleague of the same roles names a substitute; who has none is away without a word. */
    private void announceAbsence(Person person, List<Person> colleagues) {
        if (person.presence().awayFrom() == null) return;
        Optional<Person> substitute = colleagues.stream()
                .filter(other -> !other.equals(person))
                .filter(other ->
                        other.officer().roles().containsAll(person.officer().roles()))
                .findFirst();
        if (substitute.isEmpty()) return;
        LocalDate first = LocalDate.ofInstant(person.presence().awayFrom(), ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(person.presence().awayUntil().minusSeconds(1), ZoneOffset.UTC);
        Absence.Plan plan = new Absence.Plan(substitute.get().userId(), first, last, ZoneOffset.UTC);
        try {
            acting.as(person.officer(), () -> substitutes.name(person.officer(), plan));
        } catch (Refusal.Invalid bothAway) {
            // As in life: two colleagues who are away at the same time cannot stand in for each other.
        }
    }

    void dismiss(Person person) {
        if (open.remove(person.userId())) identity.deleteUser(person.userId());
    }

    /** The world is over. */
    void closeAll() {
        transactions.executeWithoutResult(none -> open.forEach(identity::deleteUser));
        open.clear();
    }
}
