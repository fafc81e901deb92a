package org.ncbrelay.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes who acts while a job runs, and what was set in the database. */
@AvailableInExpressions
public class ActorProbe implements CaseDelegate {
    private final CurrentOfficer currentOfficer;
    private final JdbcClient database;
    private final List<String> told = new CopyOnWriteArrayList<>();

    ActorProbe(CurrentOfficer currentOfficer, JdbcClient database) {
        this.currentOfficer = currentOfficer;
        this.database = database;
    }

    @Override
    public void execute(CaseExecution execution) {
        Officer officer = currentOfficer.officer();
        String organisation =
                database.sql("SELECT relay_organisation()").query(String.class).single();
        told.add(officer.userId() + '@' + officer.organisation() + '/' + organisation);
    }

    public List<String> told() {
        return told;
    }
}
