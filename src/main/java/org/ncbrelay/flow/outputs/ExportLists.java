package org.ncbrelay.flow.outputs;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.casefile.Seized;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.output.HandlingMarkings;
import org.ncbrelay.domain.output.IllegalTradeReport;
import org.ncbrelay.domain.output.Table;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.port.Inbox;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.ListMarkings;
import org.ncbrelay.store.cases.ResultReports;
import org.ncbrelay.store.people.UserAccounts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives lists out for spreadsheets, as the reader has selected them; every row has the markings of its own case or intelligence. */
@Service
@Transactional
public class ExportLists {
    /** Rows at most; our default. Who needs more narrows the list. */
    public static final int MOST = 1000;

    private static final List<String> CASE_COLUMNS =
            List.of("reference", "country", "title", "status", "urgency", "capabilities", "submittedAt", "updatedAt");
    private static final List<String> TASK_COLUMNS =
            List.of("task", "step", "reference", "title", "urgency", "assignee", "createdAt", "dueAt");

    private static final List<String> INTELLIGENCE_COLUMNS =
            List.of("reference", "title", "status", "source", "registeredAt");

    private static final HandlingMarkings PLAIN =
            new HandlingMarkings(Confidentiality.FOR_OFFICIAL_USE_ONLY, null, null, false);

    private final CaseFiles files;
    private final IntelligenceStore intelligence;
    private final Inbox inbox;
    private final ResultReports reports;
    private final ListMarkings markings;
    private final UserAccounts actors;
    private final AuditLog audit;
    private final Clock clock;

    public ExportLists(
            CaseFiles files,
            IntelligenceStore intelligence,
            Inbox inbox,
            ResultReports reports,
            ListMarkings markings,
            UserAccounts actors,
            AuditLog audit,
            Clock clock) {
        this.files = files;
        this.intelligence = intelligence;
        this.inbox = inbox;
        this.reports = reports;
        this.markings = markings;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    /** The first 1,000 cases, whatever page is asked for. */
    public Table cases(CaseFiles.Filter asked) {
        List<ListedCase> items = files.list(asked.first(MOST)).items();
        audit.read(Read.LIST, "cases.csv");
        return new Table(
                CASE_COLUMNS, items.stream().map(ExportLists::row).toList(), marks(items, ListedCase::reference));
    }

    /** The first 1,000 open tasks of the officer. */
    public Table tasks(Inbox.Selection selection, Officer officer) {
        List<OpenTask> tasks = inbox.page(officer, selection, 0, MOST).tasks();
        audit.read(Read.LIST, "tasks.csv");
        return new Table(
                TASK_COLUMNS,
                tasks.stream().map(task -> row(task, actors.seenBy(officer))).toList(),
                marks(tasks, OpenTask::reference));
    }

    /** The newest 1,000 of the intelligence that the officer may read. */
    public Table intelligence(IntelligenceStore.Selection selection, Officer officer) {
        List<IntelligenceStore.Listed> items =
                intelligence.list(selection.readBy(officer), 0, MOST).items();
        audit.read(Read.LIST, "intelligence.csv");
        return new Table(
                INTELLIGENCE_COLUMNS,
                items.stream().map(ExportLists::row).toList(),
                marks(items, IntelligenceStore.Listed::reference));
    }

    /**
     * The confirmed seizures of the NCB's country in a year, as it reports them to CITES.
     *
     * @param year 1990 to this year; null for the year before this one, of which the next report is
     * @throws Refusal.Forbidden to all but an NCB
     * @throws Refusal.Invalid   for another year
     */
    public Table illegalTradeReport(Integer year, Officer by) {
        if (!by.isAny(Role.NCB_OFFICER, Role.NCB_HEAD))
            throw new Refusal.Forbidden("refused.tradeReport", "Only an NCB can export the results of its country.");
        int now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        int wanted = year == null ? now - 1 : year;
        if (wanted < 1990 || wanted > now + 1) throw new Refusal.Invalid("year", "must be from 1990 to " + now);
        List<Seized> seizures = reports.seizures(wanted);
        audit.read(Read.LIST, "illegal-trade-report.csv " + wanted);
        return IllegalTradeReport.of(seizures, marks(seizures, Seized::reference));
    }

    /** A row of what the reader does not see has neither title nor content of it: it is for official use only, as is a list without rows. */
    private <T> List<HandlingMarkings> marks(List<T> rows, Function<T, String> reference) {
        if (rows.isEmpty()) return List.of(PLAIN);
        Map<String, HandlingMarkings> each = markings.of(
                rows.stream().map(reference).filter(Objects::nonNull).toList());
        return rows.stream()
                .map(row -> each.getOrDefault(reference.apply(row), PLAIN))
                .toList();
    }

    private static List<String> row(ListedCase item) {
        return List.of(
                item.reference(),
                item.country(),
                item.title(),
                item.status(),
                item.urgency(),
                String.join(" ", item.capabilities()),
                text(item.submittedAt()),
                text(item.updatedAt()));
    }

    private static List<String> row(IntelligenceStore.Listed item) {
        return List.of(item.reference(), item.title(), item.status(), item.sourceKind(), text(item.registeredAt()));
    }

    private static List<String> row(OpenTask task, UnaryOperator<String> person) {
        return List.of(
                task.name(),
                task.process(),
                text(task.reference()),
                text(task.title()),
                text(task.urgency()),
                text(person.apply(task.assignee())),
                text(task.createdAt()),
                text(task.due()));
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
