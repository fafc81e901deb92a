package org.ncbrelay.store.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.absence.Colleagues.Colleague;
import org.ncbrelay.domain.administration.Accounts;
import org.ncbrelay.domain.administration.Accounts.Account;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads accounts, and who serves an organisation, from the engine's users, as the login does: the profile chooses where an officer has several
 * organisations. Notes whose password another person set, for the trigger that watches passwords.
 */
@Repository
public class UserAccounts implements Accounts, Colleagues {
    /** Where the organisation is not known any more. */
    public static final String NOT_NAMED = "–";

    private static final String FIND = """
            SELECT u.id, u.email, u.closed, p.organisation,
                   ARRAY(SELECT g.group_id FROM engine_group_member g WHERE g.user_id = u.id) AS groups,
                   ARRAY(SELECT t.tenant_id FROM engine_tenant_member t WHERE t.user_id = u.id) AS tenants
              FROM engine_user u LEFT JOIN officer_profile p ON p.user_id = u.id
             WHERE u.id = :id
            """;

    private static final String OF_ORGANISATION = """
            SELECT u.id, u.first, u.last, agency_of(u.id) AS agency_code, m.tenant_id,
                   ARRAY(SELECT g.group_id FROM engine_group_member g WHERE g.user_id = u.id ORDER BY 1) AS groups
              FROM engine_tenant_member m JOIN engine_user u ON u.id = m.user_id LEFT JOIN officer_profile p ON p.user_id = u.id
             WHERE m.tenant_id = :organisation AND NOT u.closed
               AND (p.organisation = :organisation
                    OR p.organisation IS NULL AND (SELECT count(*) FROM engine_tenant_member o WHERE o.user_id = u.id) = 1)
             ORDER BY u.id
            """;

    private final JdbcClient jdbc;
    private final AdministrationChanges changes;
    private final TransactionOperations transactions;

    /** Whom an officer serves changes rarely: it is read again after ten minutes, our default. */
    private final Cache<String, Account> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** Names by login, read again as often; empty where nobody wrote one. */
    private final Cache<String, String> names = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    UserAccounts(JdbcClient jdbc, AdministrationChanges changes, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.transactions = transactions;
    }

    @Override
    public Account find(String userId) {
        return jdbc.sql(FIND)
                .param("id", userId)
                .query((row, n) -> account(row))
                .optional()
                .orElseGet(() -> Account.missing(userId));
    }

    /**
     * INTERPOL knows every login, a country those of its own officers.
     *
     * @param userId who acted; the relay's own, an operator's, and the code of an organisation stay as they are
     * @return the login, or the code of the actor's organisation; {@value #NOT_NAMED} for a deleted account of another organisation
     */
    public String seenBy(Officer reader, String userId) {
        if (reader.servesInterpol() || userId.equals(reader.userId())) return userId;
        if (userId.equals(Officer.RELAY) || OrganisationCode.isCode(userId)) return userId;
        Account actor = known.get(userId, this::find);
        if (!actor.exists()) return wasOurs(userId) ? userId : NOT_NAMED;
        boolean ours = actor.organisation() == null || actor.organisation().equals(reader.organisation());
        return ours ? userId : actor.organisation().value();
    }

    /** The first and last name of an account whose login the reader may know; the login where none is written. */
    public String named(String userId) {
        String name = names.get(userId, id -> contact(id).map(Contact::name).orElse(""));
        return name.isEmpty() ? userId : name;
    }

    /** Whether the acting organisation had the account that was deleted. An answer is written after its transaction. */
    private boolean wasOurs(String userId) {
        return transactions.execute(status -> changes.hadAccount(userId));
    }

    @Override
    public boolean isNameGiven(String userId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM login_name WHERE name = lower(?))")
                .param(userId)
                .query(Boolean.class)
                .single();
    }

    @Override
    public int operators() {
        return jdbc.sql(
                        "SELECT count(*) FROM engine_group_member m JOIN engine_user u ON u.id = m.user_id WHERE m.group_id = :group AND NOT u.closed")
                .param("group", Role.OPERATOR.group())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean isOrganisation(String code) {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM organisation WHERE code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void setClosed(String userId, boolean closed) {
        jdbc.sql(closed ? "INSERT INTO closed_account VALUES (?)" : "DELETE FROM closed_account WHERE user_id = ?")
                .param(userId)
                .update();
    }

    private static Account account(ResultSet row) throws SQLException {
        List<String> tenants = Rows.texts(row, "tenants");
        return new Account(
                row.getString("id"),
                true,
                Set.copyOf(Rows.texts(row, "groups")),
                Set.copyOf(tenants),
                served(tenants, row.getString("organisation")),
                row.getString("email"),
                row.getBoolean("closed"));
    }

    /** An organisation that an operator invented is no organisation of the relay. */
    private static OrganisationCode served(List<String> tenants, String chosen) {
        String served = chosen != null ? chosen : tenants.size() == 1 ? tenants.get(0) : null;
        if (served == null || !tenants.contains(served) || !served.matches("[A-Z]{3}|INTERPOL")) return null;
        return new OrganisationCode(served);
    }

    /**
     * Stores an account whose new password was chosen by another officer; in a transaction. Holds to the end of the transaction: the engine may
     * store the account no earlier.
     */
    @Transactional
    public void storing(String userId, Runnable account) {
        jdbc.sql("SELECT set_config('relay.first_password', ?, true)")
                .param(userId)
                .query(String.class)
                .single();
        account.run();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Colleague> of(OrganisationCode organisation) {
        return jdbc.sql(OF_ORGANISATION)
                .param("organisation", organisation.value())
                .query((row, n) -> colleague(row))
                .list();
    }

    private static Colleague colleague(ResultSet row) throws SQLException {
        Set<Role> roles = Rows.texts(row, "groups").stream()
                .flatMap(group -> Role.ofGroup(group).stream())
                .collect(Collectors.toSet());
        String name = Stream.of(row.getString("first"), row.getString("last"))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return new Colleague(
                new Officer(
                        row.getString("id"),
                        new OrganisationCode(row.getString("tenant_id")),
                        row.getString("agency_code"),
                        roles),
                name);
    }

    /** How an officer of the acting organisation is reached, as an administrator or an identity provider wrote it. */
    @Transactional(readOnly = true)
    public Optional<Contact> contact(String userId) {
        return jdbc.sql("""
                        SELECT trim(concat_ws(' ', first, last)) AS name, coalesce(email, '') AS email FROM engine_user WHERE id = ?""").param(userId).query(Rows.to(Contact.class)).optional();
    }

    /** The same for each name of a document that the reader gets; null, where no one acted, stays. */
    public UnaryOperator<String> seenBy(Officer reader) {
        return userId -> userId == null ? null : seenBy(reader, userId);
    }

    /**
     * @param name  first and last name; empty if neither is known
     * @param email empty if unknown
     */
    public record Contact(String name, String email) {}
}
