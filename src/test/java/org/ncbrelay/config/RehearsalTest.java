package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.DispatcherServlet;
import org.thymeleaf.cache.TemplateCacheKey;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** What the first officers would wait for is done before the relay is ready, and nothing of it stays. */
@AccessTest
class RehearsalTest {
    private final Rehearsal rehearsal;
    private final ProcessEngine engine;
    private final SpringTemplateEngine templates;
    private final JdbcTemplate administration;

    RehearsalTest(
            SubmitRequest requests,
            OpenTasks tasks,
            DispatcherServlet pages,
            MemberCountries countries,
            CurrentOfficer current,
            IdentityService identity,
            DatabaseHistory history,
            TransactionTemplate transaction,
            Clock clock,
            ProcessEngine engine,
            SpringTemplateEngine templates,
            DatabaseAccess access) {
        this.rehearsal =
                new Rehearsal(requests, tasks, pages, countries, current, identity, history, transaction, clock);
        this.engine = engine;
        this.templates = templates;
        this.administration = TestDatabase.administration(access);
    }

    @Test
    void diagramsAndPagesAreReadBeforeTheFirstRequest() {
        DeploymentCache read =
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getDeploymentCache();
        read.discardProcessDefinitionCache();
        templates.clearTemplateCache();

        Map<String, Integer> answered = rehearsal.rehearse();

        assertThat(answered.values()).containsOnly(200);
        assertThat(answered.keySet()).anyMatch(page -> page.startsWith("/tasks/"));
        assertThat(read.getProcessDefinitionCache().keySet().stream()
                        .map(id -> read.getProcessDefinitionCache().get(id))
                        .map(ProcessDefinitionEntity::getKey))
                .contains("supportRequest", "intake", "acknowledgment");
        assertThat(templates.getCacheManager().getTemplateCache().keySet().stream()
                        .map(TemplateCacheKey::getTemplate))
                .contains("home", "case", "task", "layout");
    }

    @Test
    void noRowAndNoNumberIsLeftBehind() {
        Map<String, Long> before = rows();
        List<String> series = series();

        assertThat(rehearsal.rehearse()).isNotEmpty();

        assertThat(rows()).isEqualTo(before);
        assertThat(series()).isEqualTo(series);
    }

    /** Of every table. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : administration.queryForList(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'", String.class))
            rows.put(table, administration.queryForObject("SELECT count(*) FROM \"" + table + '"', Long.class));
        return rows;
    }

    /** The numbers of cases that were given, by country and year. */
    private List<String> series() {
        return administration.queryForList(
                "SELECT sequencename || ' ' || coalesce(last_value, 0) FROM pg_sequences WHERE sequencename LIKE 'reference_number_%' ORDER BY 1",
                String.class);
    }
}
