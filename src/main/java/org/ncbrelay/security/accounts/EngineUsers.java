package org.ncbrelay.security.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.security.accounts.EngineUser.FirstPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Reads a user in one statement, past the engine: its own check of a password locks a user out after one typing error.
 * The engine's own group of administrators counts for nothing; it exists because the web apps ask for a member.
 */
@Component
public record EngineUsers(JdbcClient database) {
    private static final String FIND = """
            SELECT u.id, u.pwd, u.salt, p.organisation, agency_of(u.id) AS agency_code, f.set_at AS first_set_at, f.used_at IS NOT NULL AS first_used,
                   coalesce(k.passkeys, 0) AS passkeys, coalesce(k.generation, 0) || '.' || coalesce(k.suspected, 0) AS passkey_stamp,
                   ARRAY(SELECT m.group_id FROM engine_group_member m
                          WHERE m.user_id = u.id AND m.group_id <> 'camunda-admin' ORDER BY 1) AS groups,
                   ARRAY(SELECT t.tenant_id FROM engine_tenant_member t WHERE t.user_id = u.id ORDER BY 1) AS tenants
              FROM engine_user u LEFT JOIN officer_profile p ON p.user_id = u.id
                   LEFT JOIN first_password f ON f.user_id = u.id
                   LEFT JOIN passkey_owner k ON k.user_id = u.id
             WHERE u.id = :id AND NOT u.closed
            """;

    private static final String READ = EngineUsers.class.getName() + ".read";

    /** @return empty for a closed account, as for one that no one has: no door opens to either */
    public Optional<EngineUser> find(String id) {
        Optional<EngineUser> found =
                database.sql(FIND).param("id", id).query(EngineUsers::user).optional();
        request().ifPresent(request -> request.setAttribute(READ, found.orElse(null), RequestAttributes.SCOPE_REQUEST));
        return found;
    }

    /** As {@link #find}; the password of a request may have been checked just now, against what was read then. */
    public Optional<EngineUser> findOnce(String id) {
        return request()
                .map(request -> request.getAttribute(READ, RequestAttributes.SCOPE_REQUEST))
                .map(EngineUser.class::cast)
                .filter(read -> read.id().equals(id))
                .or(() -> find(id));
    }

    /** @return false if the first password of the account was used before, or is none any more */
    boolean useFirstPassword(String id) {
        return database.sql(
                                "UPDATE first_password SET used_at = greatest(now(), set_at) WHERE user_id = :id AND used_at IS NULL")
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Optional<RequestAttributes> request() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes());
    }

    private static EngineUser user(ResultSet row, int number) throws SQLException {
        return new EngineUser(
                row.getString("id"),
                row.getString("pwd"),
                row.getString("salt"),
                strings(row, "groups"),
                organisation(strings(row, "tenants"), row.getString("organisation")),
                row.getString("agency_code"),
                first(row),
                row.getInt("passkeys"),
                row.getString("passkey_stamp"));
    }

    private static FirstPassword first(ResultSet row) throws SQLException {
        Timestamp set = row.getTimestamp("first_set_at");
        return set == null ? null : new FirstPassword(set.toInstant(), row.getBoolean("first_used"));
    }

    /** The profile chooses among several; without one, more than one organisation is none. */
    private static String organisation(List<String> tenants, String chosen) {
        if (chosen != null) return tenants.contains(chosen) ? chosen : null;
        return tenants.size() == 1 ? tenants.get(0) : null;
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
