package org.ncbrelay.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.support.RelayTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A small process of its own behind the real security, with the demo's people. */
@RelayTest
@Import(StubPorts.class)
public abstract class DoorTest {
    public static final String PASSWORD = "wildlife-demo";
    static final String REFERENCE = "KEN-2026-000001";
    static final OrganisationCode KENYA = new OrganisationCode("KEN");

    @LocalServerPort
    public int port;

    @Autowired
    public RuntimeService runtime;

    @Autowired
    public TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    public IdentityService identity;

    @Autowired
    public CurrentOfficer currentOfficer;

    @Autowired
    RepositoryService repository;

    @BeforeEach
    void deploy() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("deskWork")
                        .count()
                > 0) return;
        repository
                .createDeployment()
                .addClasspathResource("security/deskWork.bpmn")
                .addClasspathResource("security/deskDecide.form")
                .deploy();
    }

    /** Starts the small flow for Kenya; its id. */
    String started(String processKey) {
        return currentOfficer.as(
                Officer.relay(KENYA),
                () -> runtime.createProcessInstanceByKey(processKey)
                        .businessKey(REFERENCE)
                        .setVariable("summary", "Ivory on a marketplace")
                        .execute()
                        .getId());
    }

    Task taskOf(String instanceId) {
        return tasks.createTaskQuery().processInstanceId(instanceId).singleResult();
    }

    Caller basic(String user) {
        return Caller.basic(port, user, PASSWORD);
    }

    Caller session(String user) {
        return Caller.session(port, user, PASSWORD);
    }

    static String variables(String json) {
        return "{\"variables\":{" + json + "}}";
    }
}
