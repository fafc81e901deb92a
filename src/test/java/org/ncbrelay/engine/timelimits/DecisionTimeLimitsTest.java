package org.ncbrelay.engine.timelimits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class DecisionTimeLimitsTest extends FlowTestCase {
    private static final OrganisationCode KENYA = new OrganisationCode("KEN");

    @Autowired
    private DecisionTimeLimits limits;

    @Autowired
    private RepositoryService repository;

    private String deployment;

    @AfterEach
    void undeploy() {
        if (deployment != null) repository.deleteDeployment(deployment);
        limits.forgetVersions();
        assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT4H"));
    }

    @Test
    void aNewVersionOfTheTableCountsOnceVersionsAreReadAgain() throws IOException {
        assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT4H"));

        String table = Files.readString(Path.of("bpmn/timeLimits.dmn"));
        deployment = repository
                .createDeployment()
                .addString("bpmn/timeLimits.dmn", table.replaceFirst("PT4H", "PT3H"))
                .deploy()
                .getId();
        limits.forgetVersions();

        assertThat(acknowledgment()).isEqualTo(TimeLimit.parse("PT3H"));
    }

    private TimeLimit acknowledgment() {
        return limits.of(KENYA, "acknowledgment", Urgency.VERY_URGENT);
    }
}
