package org.ncbrelay.liveness;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.support.Acting;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts of a world's officers, which the rules for who may decide look at. */
final class Accounts {
    private final IdentityService identity;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final PlanAbsences substitutes;
    private final Acting acting;
    private final List<String> open = new ArrayList<>();

    Accounts(
            IdentityService identity,
            JdbcTemplate database,
            TransactionTemplate transactions,
            PlanAbsences substitutes,
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

    /** Row by row through the engine would take longer than all that the officers do afterwards. */
    void open(List<Person> people) {
        List<Officer> officers = people.stream().map(Person::officer).toList();
        insert("act_id_user (id_, rev_, email_) VALUES (?, 1, ?)", officers, officer ->
                new Object[] {officer.userId(), officer.userId() + "@relay.example"});
        insert("act_id_tenant_member (id_, tenant_id_, user_id_) VALUES (?, ?, ?)", officers, officer ->
                new Object[] {officer.userId(), officer.organisation().value(), officer.userId()});
        insert("act_id_membership (user_id_, group_id_) VALUES (?, ?)", officers, officer -> new Object[] {
            officer.userId(), officer.roles().iterator().next().group()
        });
        insert("officer_profile (user_id, organisation, agency_code) VALUES (?, ?, ?)", officers, officer ->
                new Object[] {officer.userId(), officer.organisation().value(), officer.agencyCode()});
        open.addAll(officers.stream().map(Officer::userId).toList());
        people.forEach(person -> announceAbsence(person, people));
    }

    /** A world may be repeated in the same database: nobody deletes a profile. */
    private void insert(String row, List<Officer> officers, Function<Officer, Object[]> values) {
        database.batchUpdate(
                "INSERT INTO " + row + " ON CONFLICT DO NOTHING",
                officers.stream().map(values).toList());
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
            acting.as(person.officer(), () -> substitutes.nameSubstitute(person.officer(), plan));
        } catch (Refusal.Invalid bothAway) {
            // As in life: two colleagues who are away at the same time cannot stand in for each other.
        }
    }

    void dismiss(Person person) {
        if (open.remove(person.userId())) identity.deleteUser(person.userId());
    }

    /** The world is over. */
    void closeAll() {
        for (String table : List.of("act_id_membership", "act_id_tenant_member"))
            database.update("DELETE FROM " + table + " WHERE user_id_ = ANY (?)", (Object) open.toArray(String[]::new));
        database.update("DELETE FROM act_id_user WHERE id_ = ANY (?)", (Object) open.toArray(String[]::new));
        open.clear();
    }
}
