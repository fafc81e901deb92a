package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.fakes.PartialPort;
import org.ncbrelay.fakes.Samples;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.ncbrelay.port.TaskForms;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.port.TaskForms.TaskForm.Bounds;
import org.ncbrelay.port.TaskForms.TaskForm.Kind;
import org.ncbrelay.port.TaskForms.TaskForm.Part;
import org.ncbrelay.store.support.ReportDrafts;

class DraftReportTest {
    /** Saving waits for who files the report: the port of drafts adds nothing here. */
    @Test
    void whatIsSavedWhileTheReportIsFiledLeavesNoDraftBehind() {
        AtomicBoolean filed = new AtomicBoolean();
        ReportDrafts drafts = PartialPort.of(ReportDrafts.class, Map.of("lock", given -> {
            filed.set(true);
            return null;
        }));
        TaskForms forms = PartialPort.of(
                TaskForms.class,
                Map.of(
                        "refusal",
                        given -> filed.get() ? Optional.of(new Refusal.NotFound()) : Optional.empty(),
                        "of",
                        given -> writing()));
        OfficeTasks tasks = PartialPort.of(OfficeTasks.class, Map.of("get", given -> task()));
        DraftReport report = new DraftReport(forms, tasks, drafts, Clock.fixed(Samples.NOW, ZoneOffset.UTC));

        assertThatThrownBy(() -> report.save("task", Map.of("formatted", "true"), "", false, ANALYST))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private static TaskForm writing() {
        Part formatted = new Part(
                Kind.FLAG,
                "formatted",
                "formatted",
                "",
                "",
                false,
                false,
                new Bounds(null, null),
                List.of(),
                List.of());
        return new TaskForm(
                "supportProduct",
                "product/Task_WriteProduct",
                List.of(),
                List.of(formatted),
                Map.of("capability", "MENTORING"));
    }

    private static OfficeTask task() {
        return new OfficeTask(
                "task",
                "Write the report",
                "product/Task_WriteProduct",
                REFERENCE,
                OrganisationCode.INTERPOL,
                Optional.of(ANALYST.userId()),
                Office.of(OrganisationCode.INTERPOL, Set.of(Role.GWET_ANALYST)),
                Set.of(),
                Optional.empty(),
                Set.of());
    }
}
