package org.ncbrelay.web.pages.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.UnitAnswer;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.supplement.Supplement;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.support.DraftReport;
import org.ncbrelay.port.TaskForms.TaskForm;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.evidence.Preservations;
import org.ncbrelay.store.evidence.Supplements;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.Invitations;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Component;

/** What the parts of a task's content are made of; each is read, under the reader's walls, when a part first asks for it. */
final class Material {
    private final Sources sources;
    private final TaskForm form;
    private final CaseReference reference;
    private final Officer reader;
    private final PageFormatter show;
    private CaseFiles.CaseFile file;
    private List<CaseFiles.Event> timeline;
    private ReadIntelligence.View intelligence;
    private List<TaskContent.Report> shown = new ArrayList<>();

    /** @param read what has been read already */
    Material(
            Sources sources,
            TaskForm form,
            CaseReference reference,
            TaskContent.Read read,
            Officer reader,
            PageFormatter show) {
        this.sources = sources;
        this.form = form;
        this.reference = reference;
        this.reader = reader;
        this.show = show;
        this.file = read.file();
        this.timeline = read.timeline();
        this.intelligence = read.intelligence();
    }

    PageFormatter show() {
        return show;
    }

    Officer reader() {
        return reader;
    }

    CaseFiles.CaseFile file() {
        if (file == null) file = sources.files().of(reference, reader);
        return file;
    }

    void show(TaskContent.Report report) {
        if (report.body() != null) shown.add(report);
    }

    /** A part with what it has shown: the first entries, of many; beside a report that is written, all that it may draw on. */
    TaskContent.Block block(String title, List<Map<String, String>> rows) {
        List<TaskContent.Report> reports = shown;
        shown = new ArrayList<>();
        int most = DraftReport.writesReport(form) ? TaskContent.Block.MOST_SOURCES : TaskContent.Block.MOST_ROWS;
        return TaskContent.Block.of(title, rows, most, reports);
    }

    private List<CaseFiles.Event> timeline() {
        if (timeline == null) timeline = sources.files().timeline(reference, reader);
        return timeline;
    }

    ReadIntelligence.View intelligence() {
        if (intelligence == null) intelligence = sources.intelligence().read(reference, reader);
        return intelligence;
    }

    /** The facts of one entry; no row where it is null or nothing of it is known. */
    <T> List<Map<String, String>> one(T entry, BiConsumer<Facts, T> says) {
        return entry == null ? List.of() : each(List.of(entry), says);
    }

    /** Those of the last entry that is such a one. */
    <T> List<Map<String, String>> last(List<T> entries, Predicate<T> which, BiConsumer<Facts, T> says) {
        return one(entries.stream().filter(which).reduce((first, last) -> last).orElse(null), says);
    }

    <T> List<Map<String, String>> each(List<T> entries, BiConsumer<Facts, T> says) {
        return entries.stream()
                .map(entry -> {
                    Facts facts = new Facts(show);
                    says.accept(facts, entry);
                    return facts.map();
                })
                .filter(facts -> !facts.isEmpty())
                .toList();
    }

    /** The last note of an event of this kind; null if there is none. */
    Note lastNote(EventKind kind) {
        return lastNote(kind, any -> true);
    }

    Note lastNote(EventKind kind, Predicate<Note> which) {
        return timeline().stream()
                .filter(event -> event.kind() == kind && event.note() != null && which.test(event.note()))
                .map(CaseFiles.Event::note)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** The capability that the task serves. */
    Capability capability() {
        return form.capability();
    }

    /** Of the flow's variables; null if it has none of this name. */
    String known(String name) {
        Object value = form.known().get(name);
        return value == null ? null : value.toString();
    }

    /** Null if the reader is not invited. */
    Invitations.ToMeeting invitation() {
        return sources.invitations().toMeetings().stream()
                .filter(invited -> invited.reference().equals(reference.value()))
                .findFirst()
                .orElse(null);
    }

    /** The one that the task asks for. */
    List<Invitations.ForExpert> askedExperts() {
        return sources.invitations().forExperts().stream()
                .filter(asked -> id("member").filter(asked.id()::equals).isPresent())
                .toList();
    }

    /** The task's own; null if it has none. */
    ExpertEngagements.Engagement engagement() {
        return id("engagement").map(sources.engagements()::get).orElse(null);
    }

    ExpertEngagements.Opinion opinion() {
        return id("engagement").flatMap(sources.engagements()::latestOpinion).orElse(null);
    }

    Preservations.Standing preservation() {
        return id("preservation")
                .flatMap(id -> sources.preservations().of(reference).stream()
                        .filter(standing -> standing.id().equals(id))
                        .findFirst())
                .orElse(null);
    }

    /** That between INTERPOL and the agency, as it is open now. */
    Channels.Open channel() {
        return sources.channels().of(sources.cases().get(reference));
    }

    /** The name of the agency that asked. */
    String agency() {
        return sources.cases().get(reference).agencyName();
    }

    /** What the unit of the reader's country answered; null if nothing. */
    UnitAnswer unitAnswer() {
        UnitAnswer.Kind kind = UnitAnswer.Kind.valueOf(known("subject").replace("INTELLIGENCE_", ""));
        return sources.answers().answer(reference, reader.organisation(), kind).orElse(null);
    }

    /** The task's own; null if it has none. */
    Supplement supplement() {
        return id("supplement").map(sources.supplements()::get).orElse(null);
    }

    private Optional<UUID> id(String name) {
        return Optional.ofNullable(known(name)).map(UUID::fromString);
    }

    /** Where the content of tasks is read. */
    @Component
    record Sources(
            CaseFiles files,
            ReadIntelligence intelligence,
            Invitations invitations,
            ExpertEngagements engagements,
            Preservations preservations,
            Supplements supplements,
            IntelligenceStore answers,
            Cases cases,
            Channels channels) {}
}
