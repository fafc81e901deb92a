package org.ncbrelay.flow.outputs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.acknowledgment.Acknowledgment;
import org.ncbrelay.domain.authorization.Authorization;
import org.ncbrelay.domain.output.Document.Section;
import org.ncbrelay.domain.output.Wording;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.CaseFiles.CaseFile;
import org.ncbrelay.store.cases.ResultReports;

/** What became of a request: answers, authorization, record, triage, deliveries, feedback and every event. */
final class CourseSections {
    private static final List<String> RESULTS = List.of("seizures", "arrests", "accountsClosed");

    private CourseSections() {}

    static List<Section> of(CaseFile file, ZoneId zone, UnaryOperator<String> person, Wording wording) {
        List<Section> sections = new ArrayList<>();
        add(sections, wording.say("answers"), answers(file, person, wording));
        add(sections, wording.say("directContact"), contact(file.authorization(), zone, person, wording));
        if (file.iisRecord() != null) add(sections, wording.say("record"), record(file.iisRecord(), wording));
        if (file.triage() != null) add(sections, wording.say("triage"), triage(file.triage(), wording));
        add(sections, wording.say("deliveries"), deliveries(file, wording));
        add(sections, wording.say("feedback"), feedback(file, wording));
        for (ResultReports.Report report : file.outputs().results()) {
            if (report.correctedBy() != null) continue;
            add(sections, wording.say("results"), results(report, person, wording));
            sections.addAll(RequestSections.entries(report.results(), RESULTS, wording));
        }
        return sections;
    }

    static Section timeline(List<CaseFiles.Event> events, Wording wording) {
        Rows rows = new Rows();
        for (CaseFiles.Event event : events)
            rows.add(
                    event.at().toString(),
                    said(
                            wording.name("event", event.kind()),
                            event.actor().equals(event.organisation())
                                    ? event.actor()
                                    : event.actor() + " (" + event.organisation() + ")",
                            event.addressee() == null ? null : wording.addressee(event.addressee()),
                            event.note() == null ? null : wording.note(event.note())));
        return new Section(Section.SectionKind.FACTS, wording.say("timeline"), rows.list(), null);
    }

    private static Rows answers(CaseFile file, UnaryOperator<String> person, Wording wording) {
        Rows rows = new Rows();
        for (Acknowledgment answer : file.acknowledgments())
            rows.add(
                    answer.decidedAt().toString(),
                    said(wording.name("outcome", answer.outcome()), person.apply(answer.decidedBy()), answer.reason()));
        return rows;
    }

    private static Rows contact(
            CaseFiles.Authorization standing, ZoneId zone, UnaryOperator<String> person, Wording wording) {
        return new Rows()
                .add(wording.say("state"), wording.name("authorization", standing.state()))
                .add(wording.say("agency"), standing.agency())
                .add(wording.say("scope"), standing.scope())
                .add(wording.say("from"), standing.validFrom())
                .add(wording.say("lastDay"), Authorization.lastDay(standing.validUntil(), zone))
                .add(wording.say("decidedBy"), person.apply(standing.decidedBy()));
    }

    private static Rows record(CaseFiles.IisRecord record, Wording wording) {
        return new Rows()
                .add(wording.say("number"), record.recordNumber())
                .add(wording.say("source"), said(wording.name("source", record.source()), record.sourceCode()))
                .add(wording.say("purpose"), wording.name("purpose", record.purpose()))
                .add(wording.say("confidentiality"), wording.name("confidentiality", record.confidentiality()))
                .add(wording.say("handlingConditions"), record.handling())
                .add(wording.say("recorded"), record.recordedAt());
    }

    private static Rows triage(CaseFiles.Triage triage, Wording wording) {
        return new Rows()
                .add(
                        wording.say("assessment"),
                        triage.assessment() == null
                                ? null
                                : said(wording.name("assessment", triage.assessment()), triage.linkedReference()))
                .add(wording.say("priority"), wording.name("urgency", triage.priority()))
                .add(wording.say("outcome"), said(wording.name("triage", triage.outcome()), triage.reason()));
    }

    private static Rows deliveries(CaseFile file, Wording wording) {
        Rows rows = new Rows();
        for (CaseFiles.Delivery delivery : file.outputs().deliveries())
            rows.add(
                    delivery.preparedAt().toString(),
                    said(
                            delivery.productTitle(),
                            wording.name("channel", delivery.channel()),
                            wording.name("delivery", delivery.status()),
                            delivery.addressee()));
        return rows;
    }

    private static Rows feedback(CaseFile file, Wording wording) {
        Rows rows = new Rows();
        for (CaseFiles.Feedback feedback : file.outputs().feedback())
            rows.add(
                    feedback.recordedAt().toString(),
                    said(
                            wording.name("feedback", feedback.kind()),
                            wording.name("result", feedback.outcome()),
                            feedback.note()));
        return rows;
    }

    private static Rows results(ResultReports.Report report, UnaryOperator<String> person, Wording wording) {
        return new Rows()
                .add(
                        wording.say("reportedBy"),
                        said(
                                person.apply(report.reportedBy()),
                                report.reportedAt().toString()))
                .add(
                        wording.say("confirmedBy"),
                        report.isConfirmed()
                                ? said(
                                        person.apply(report.confirmedBy()),
                                        report.confirmedAt().toString())
                                : null);
    }

    private static void add(List<Section> sections, String heading, Rows rows) {
        if (!rows.list().isEmpty()) sections.add(new Section(Section.SectionKind.FACTS, heading, rows.list(), null));
    }

    private static String said(String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }
}
