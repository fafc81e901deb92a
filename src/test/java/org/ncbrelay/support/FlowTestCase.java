package org.ncbrelay.support;

import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What most tests of the flow work with: the chart, the steps of a case that goes well, and the people who act. */
@FlowTest
public abstract class FlowTestCase {
    @Autowired
    protected Flowchart flow;

    @Autowired
    protected Walk walk;

    @Autowired
    protected Desk desk;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected FormService forms;

    /** Sees past row-level security. */
    protected JdbcTemplate administration;

    /** Officers whom the test employs; all are gone after it. */
    protected Bureau bureau;

    @Autowired
    void open(DatabaseAccess access, IdentityService identity) {
        administration = TestDatabase.administration(access);
        bureau = new Bureau(identity, access);
    }

    @AfterEach
    void letEverybodyGo() {
        bureau.letEverybodyGo();
    }
}
