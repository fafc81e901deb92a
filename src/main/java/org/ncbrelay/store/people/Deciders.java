package org.ncbrelay.store.people;

import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Decider;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who is in an office now. Reads it from the engine's users, as {@link UserAccounts} does; absences are those that the acting organisation sees. It is
 * asked whenever a decision is created, often while another organisation acts: the function is told who asks, and reads nothing that a
 * transaction collects ({@code V4}).
 */
@Repository
public class Deciders {
    private final JdbcClient jdbc;
    private final CurrentOfficer officers;
    private final Clock clock;

    Deciders(DataSource dataSource, CurrentOfficer officers, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.officers = officers;
        this.clock = clock;
    }

    /** Everybody who has an account, serves the organisation and has one of the roles; absent or not. By user id. */
    public List<Decider> of(Office office) {
        return jdbc.sql("SELECT * FROM relay_deciders(:acting, :organisation, :groups, :now)")
                .param(
                        "acting",
                        officers.isPresent() ? officers.officer().organisation().value() : "")
                .param("organisation", office.organisation().value())
                .param("groups", office.roles().stream().map(Role::group).toArray(String[]::new))
                .param("now", Rows.at(clock.instant()))
                .query(Rows.to(Decider.class))
                .list();
    }
}
