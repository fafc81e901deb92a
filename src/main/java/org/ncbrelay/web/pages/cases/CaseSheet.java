package org.ncbrelay.web.pages.cases;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.flow.audit.ReadCaseAudit;
import org.ncbrelay.flow.hitquestion.ReadHits;
import org.ncbrelay.flow.tasks.ReadTask;
import org.ncbrelay.port.OpenTask;
import org.ncbrelay.port.TimeLeft;
import org.ncbrelay.store.audit.AuditChains;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.cases.Messages;
import org.ncbrelay.store.cases.StepClocks;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Supplements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything a case's page shows, read in one transaction. */
@Service
class CaseSheet {
    private final CaseFiles files;
    private final Cases cases;
    private final Channels channels;
    private final Messages messages;
    private final OpenTasks tasks;
    private final TimeLeft time;
    private final StepClocks path;
    private final ReadHits hits;
    private final Preservations preservations;
    private final Supplements supplements;
    private final ReadCaseAudit audit;
    private final ReadTask assignments;

    CaseSheet(
            CaseFiles files,
            Cases cases,
            Channels channels,
            Messages messages,
            OpenTasks tasks,
            TimeLeft time,
            StepClocks path,
            ReadHits hits,
            Preservations preservations,
            Supplements supplements,
            ReadCaseAudit audit,
            ReadTask assignments) {
        this.files = files;
        this.cases = cases;
        this.channels = channels;
        this.messages = messages;
        this.tasks = tasks;
        this.time = time;
        this.path = path;
        this.hits = hits;
        this.preservations = preservations;
        this.supplements = supplements;
        this.audit = audit;
        this.assignments = assignments;
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the reader's organisation */
    @Transactional
    public Sheet of(CaseReference reference, Officer reader) {
        CaseFiles.CaseFile file = files.of(reference, reader);
        List<OpenTask> all = tasks.of(reference, reader);
        List<OpenTask> open = all.stream().filter(task -> mayName(task, reader)).toList();
        return new Sheet(
                file,
                channels.of(cases.get(reference)),
                files.timeline(reference, reader),
                messages.of(reference),
                open,
                open.size() < all.size(),
                assignments.special(open, reader),
                time.paused(reference),
                path.of(reference),
                HitAudience.includes(reader, reference) ? hits.report(reference) : ReadHits.Report.NONE,
                preservations.of(reference),
                supplements.of(reference),
                audit.newest(reference, reader));
    }

    /** What the other offices of its country do, its NCB among them, is not an agency's to know (our default). */
    private static boolean mayName(OpenTask task, Officer reader) {
        return reader.readsAll()
                || !task.organisation().equals(reader.organisation().value())
                || task.offices().stream().anyMatch(reader::is);
    }

    /**
     * @param channel between INTERPOL and the agency
     * @param ncbWorks whether the reader's NCB has open tasks that the page does not name
     * @param assignments of the tasks of which the page must say more, by id
     * @param paused clocks that are paused
     * @param audit  what the reader may see of it
     * @param matches {@link ReadHits.Report#NONE} for a reader to whom hits are not shown
     */
    record Sheet(
            CaseFiles.CaseFile file,
            Channels.Open channel,
            List<CaseFiles.Event> timeline,
            List<Messages.Sent> messages,
            List<OpenTask> tasks,
            boolean ncbWorks,
            Map<String, ReadTask.Assignment> assignments,
            List<TimeLeft.Paused> paused,
            List<Passage> path,
            ReadHits.Report matches,
            List<Preservations.Standing> preservations,
            List<Supplement> supplements,
            List<AuditChains.Entry> audit) {
        public List<Correlation.Hit> hits() {
            return matches.hits();
        }
    }
}
